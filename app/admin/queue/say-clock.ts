import { getLocale, getTranslations } from 'next-intl/server';
import { keepTogether, regionOf } from '@/components/date-text';
import type { Nation } from '@/domain/nation';
import { holidaysForPromise } from '@/domain/promise';
import { readPromiseClock } from '@/domain/promise-clock';
import { env } from '@/env';

/** What the clock of a promise says, in words. */
export type ClockWords = { readonly words: string; readonly isLate: boolean };

/**
 * Gives the words for the clock of a promise to somebody of a nation: “Answer by Tuesday 3 pm”, “2 working hours left”,
 * “Late since Friday 9 am”.
 */
export async function saysClock(): Promise<
  (promisedAt: Date, now: Date, nation: Nation | null) => ClockWords
> {
  const t = await getTranslations('staffQueue.clock');
  const locale = regionOf(await getLocale());
  const timeZone = env().TIME_ZONE;
  return (promisedAt, now, nation) => {
    const clock = readPromiseClock(promisedAt, now, { timeZone, holidays: holidaysForPromise(nation) });
    switch (clock.kind) {
      case 'late':
        return {
          words: t('late', {
            when: sayWhen(clock.since, { locale, timeZone, isNear: isWithinWeek(clock.since, now) }),
          }),
          isLate: true,
        };
      case 'hours-left':
        return { words: t('hoursLeft', { hours: clock.hours }), isLate: false };
      case 'by':
        return {
          words: t('by', { when: sayWhen(clock.at, { locale, timeZone, isNear: clock.isThisWeek }) }),
          isLate: false,
        };
    }
  };
}

const WEEK_MS = 6 * 24 * 3_600_000;
const isWithinWeek = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < WEEK_MS;

/** Tuesday 3 pm, where a weekday names one day; else 5 December, 3 pm. */
function sayWhen(
  at: Date,
  { locale, timeZone, isNear }: { locale: string; timeZone: string; isNear: boolean },
): string {
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).formatToParts(at);
  const day = parts(isNear ? { weekday: 'long' } : { day: 'numeric', month: 'long' })
    .map(({ value }) => value)
    .join('');
  // The full hour is said without its noughts.
  const time = parts({ hour: 'numeric', minute: '2-digit', hour12: true });
  const isFullHour = time.some(({ type, value }) => type === 'minute' && value === '00');
  const hour = parts({ hour: 'numeric', hour12: true });
  const said = (isFullHour ? hour : time).map(({ value }) => value).join('');
  return isNear ? `${day} ${said}` : `${keepTogether(day)}, ${said}`;
}
