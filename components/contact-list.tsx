import type { Contact } from '@/content/registry';
import { parseHours } from '@/domain/hours';
import { HoursText } from './hours-text';
import { KnownText } from './known-text';
import { Lines } from './lists';
import { ServiceRow } from './service-row';

/** Services from the one registry, each with its number, hours and the day it was checked. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <Lines>
      {contacts.map((one) => (
        <li key={one.id}>
          <ServiceRow name={one.name} href={one.url} phone={one.phone} text={one.text}>
            <p>
              {one.hours && <HoursText hours={parseHours(one.hours)} />}{' '}
              <KnownText dateKnown={one.checkedOn} />
            </p>
          </ServiceRow>
        </li>
      ))}
    </Lines>
  );
}
