import { useLocale, useTranslations } from 'next-intl';
import { regionOf } from '@/components/date-text';
import { HoursText } from '@/components/hours-text';
import { KnownText } from '@/components/known-text';
import { ServiceRow } from '@/components/service-row';
import type { HelpFound } from '@/domain/find-help';
import type { OpenState } from '@/domain/hours';
import { NATIONS } from '@/domain/nation';
import type { Resource } from '@/domain/resources';

/** One service in a list: enough to choose it and to call it, also on paper. */
export function FoundRow({ found, href }: { found: HelpFound; href: string }) {
  const t = useTranslations('help');
  const { resource, state } = found;
  return (
    <ServiceRow name={resource.name} href={href} phone={resource.phone} text={resource.text}>
      <p>
        {resource.serves && t('serves', { serves: resource.serves })}
        <Within resource={resource} />
      </p>
      <p>
        {(resource.phone || resource.text) && <StateAndHours resource={resource} state={state} />}
        {resource.phone && resource.callCost !== 'free' && ` ${t('one.cost.standard')}`}{' '}
        <KnownText dateKnown={resource.dateKnown} />
      </p>
    </ServiceRow>
  );
}

/** Where they serve less than the whole of the United Kingdom. */
function Within({ resource: { nations, place } }: { resource: Resource }) {
  const t = useTranslations('help');
  const locale = useLocale();
  if (place !== null) return ` ${t('place', { place })}`;
  if (nations.length === 0 || nations.length === NATIONS.length) return null;
  const names = nations.map((nation) => t(`nation.${nation}`));
  return ` ${t('within', { nations: new Intl.ListFormat(regionOf(locale)).format(names) })}`;
}

/** Whether they answer now, in words and never by colour, and their hours. Day and night needs no “now”. */
export function StateAndHours({ resource, state }: { resource: Resource; state: OpenState }) {
  const t = useTranslations('help');
  const isSaid = state !== 'not-known' && resource.hours.kind !== 'always';
  return (
    <>
      {isSaid && <span className="font-bold">{t(`state.${state}`)} </span>}
      <HoursText hours={resource.hours} />
    </>
  );
}
