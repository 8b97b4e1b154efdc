import { useLocale, useTranslations } from 'next-intl';
import { regionOf } from '@/components/date-text';
import { PhoneLink, PhoneRemark } from '@/components/phone-link';
import type { SummaryRow } from '@/components/summary-list';
import { TextLine } from '@/components/text-line';
import { Way } from '@/components/way';
import { needsOf } from '@/domain/find-help';
import type { OpenState } from '@/domain/hours';
import { NATIONS } from '@/domain/nation';
import { readPhone } from '@/domain/reach';
import type { Resource } from '@/domain/resources';
import { StateAndHours } from '../found-row';

/** What is known of a service, row by row; what is not known has no row. */
export function useFacts(resource: Resource, state: OpenState): SummaryRow[] {
  const t = useTranslations('help');
  const locale = useLocale();
  const list = new Intl.ListFormat(regionOf(locale));
  const needs = needsOf(resource).map((need) => t(`need.${need}`));
  const languages = resource.languages.map((language) => t(`language.${language}`));
  const isReachable = Boolean(resource.phone || resource.text);
  const rows: (SummaryRow | false)[] = [
    { label: t('one.phone'), value: <PhoneAndCost resource={resource} /> },
    resource.text !== null && { label: t('one.text'), value: <TextLine text={resource.text} /> },
    resource.webchat !== null && { label: t('one.chat'), value: t('one.chatYes') },
    isReachable && {
      label: t('one.hours'),
      value: <StateAndHours resource={resource} state={state} />,
    },
    { label: t('one.where'), value: useWhere(resource) },
    { label: t('one.languages'), value: list.format(languages) },
    needs.length > 0 && { label: t('one.helpsWith'), value: needs.join('; ') },
    { label: t('one.web'), value: <Way href={resource.url}>{hostOf(resource.url)}</Way> },
  ];
  return rows.filter((row) => row !== false);
}

function PhoneAndCost({ resource: { phone, callCost, country } }: { resource: Resource }) {
  const t = useTranslations('help.one');
  if (phone === null) return t('noPhone');
  return (
    <>
      <PhoneLink phone={phone} />
      <PhoneRemark phone={phone} />
      <p className="text-16 text-soft-ink">
        {callCost === 'free' ? t('cost.free') : t('cost.standard')}{' '}
        {country === 'GB' && readPhone(phone).dial !== null && t('relay')}
      </p>
    </>
  );
}

function useWhere({ country, nations, place }: Resource): string {
  const t = useTranslations('help');
  const locale = useLocale();
  const region = regionOf(locale);
  if (country !== 'GB') {
    const name = new Intl.DisplayNames(region, { type: 'region' }).of(country) ?? country;
    return t('one.country', { country: name });
  }
  if (nations.length === NATIONS.length) return t('one.ukWide');
  const names = new Intl.ListFormat(region).format(nations.map((nation) => t(`nation.${nation}`)));
  return place === null ? names : `${names}. ${t('place', { place })}`;
}

/** A link named by where it leads, so that nobody is sent somewhere unseen. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
