import { useTranslations } from 'next-intl';
import { HoursText } from '@/components/hours-text';
import { KnownText } from '@/components/known-text';
import { ServiceRow } from '@/components/service-row';
import type { HelpFound } from '@/domain/find-help';
import type { OpenState } from '@/domain/hours';
import type { Resource } from '@/domain/resources';

/** One service in a list: enough to choose it and to call it, also on paper. */
export function FoundRow({ found, href }: { found: HelpFound; href: string }) {
  const t = useTranslations('help');
  const { resource, state } = found;
  return (
    <ServiceRow name={resource.name} href={href} phone={resource.phone} text={resource.text}>
      <p>
        {resource.serves && t('serves', { serves: resource.serves })}
        {resource.place && ` ${t('place', { place: resource.place })}`}
      </p>
      {(resource.phone || resource.text) && (
        <p>
          <StateAndHours resource={resource} state={state} />
          {resource.phone && resource.callCost !== 'free' && ` ${t('one.cost.standard')}`}
        </p>
      )}
      <p>
        <KnownText dateKnown={resource.dateKnown} />
      </p>
    </ServiceRow>
  );
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
