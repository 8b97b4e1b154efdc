import { useLocale, useTranslations } from 'next-intl';
import type { Hours } from '@/domain/hours';
import { type HoursPart, hoursParts } from '@/domain/hours-parts';
import { regionOf } from './date-text';

const MIDDAY = 720;

/** When someone answers, in words: Monday to Friday 8am to 8pm. What nobody has said is said to be not known. */
export function HoursText({ hours }: { hours: Hours }) {
  const t = useTranslations('help.hours');
  const locale = useLocale();
  if (hours.kind === 'not-known') return t('notKnown');
  if (hours.kind === 'weekdays') return t('weekdays');
  const unsure = hours.sure ? '' : ` ${t('unsure')}`;
  if (hours.kind === 'always') return `${t('always')}${unsure}`;

  const day = (number: number) => formatWeekday(number, locale);
  const time = (minute: number) => {
    if (minute === 0) return t('midnight');
    return minute === MIDDAY ? t('midday') : formatTime(minute, locale);
  };
  const say = (part: HoursPart): string => {
    const times = { from: time(part.from), to: time(part.to) };
    if (part.kind === 'stretch')
      return t('stretch', { ...times, firstDay: day(part.firstDay), lastDay: day(part.lastDay) });
    const runs = part.runs.map(({ first, last }) => {
      if (first === 1 && last === 7) return t('everyDay');
      return first === last ? day(first) : t('run', { first: day(first), last: day(last) });
    });
    return t('part', { days: new Intl.ListFormat(regionOf(locale)).format(runs), ...times });
  };
  return `${t('parts', { parts: hoursParts(hours).map(say).join(', ') })}${unsure}`;
}

/** Days are 1 (Monday) to 7 (Sunday). 1 January 2024 was a Monday. */
function formatWeekday(day: number, locale: string): string {
  return new Intl.DateTimeFormat(regionOf(locale), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}

/** Minutes from midnight as 8am or 9:30am. */
function formatTime(minute: number, locale: string): string {
  const time = new Intl.DateTimeFormat(regionOf(locale), {
    hour: 'numeric',
    ...(minute % 60 === 0 ? {} : { minute: '2-digit' }),
    hour12: true,
    timeZone: 'UTC',
  }).format(Date.UTC(2024, 0, 1, 0, minute));
  return time.replace(/\s/gu, '');
}
