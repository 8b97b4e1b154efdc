import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from './date-text';
import { formatMoney } from './money-text';

const COUNT = 12;
const STEP = 30;

/** Four pebbles, each drawn once by hand in a box of 26 by 20, so that the row does not look stamped. */
const PEBBLES = [
  'M2 11C2 5 7 1 13 1.5S25 5 24.5 11 19 19 13 19 2 17 2 11Z',
  'M1.5 9C2 4 8 1.5 14 2s10.5 4 10.5 9-5 7.5-12 8S1 15 1.5 9Z',
  'M2 12C1.5 6 6 2 12 2s12.5 2.5 12.5 8.5S20 18.5 13.5 19 2.5 18 2 12Z',
  'M1.5 10.5C1.5 5 6.5 2.5 12.5 2S24 4 24.5 9.5 21 18 14.5 18.5 1.5 16 1.5 10.5Z',
];

/**
 * What is already done, said first: a row of stones filling from the left, and the same numbers in words. `doneBy`
 * (YYYY-MM-DD) is the day of the last payment. Both amounts are whole minor units.
 */
export function Stones({
  paidMinor,
  toComeMinor,
  currency,
  doneBy,
}: {
  paidMinor: number;
  toComeMinor: number;
  currency: string;
  doneBy?: string;
}) {
  const t = useTranslations('parts.progress');
  const locale = useLocale();
  const money = (minor: number) => formatMoney({ minor, currency }, locale, { short: true });
  const total = paidMinor + toComeMinor;
  const full = total > 0 ? Math.min(1, Math.max(0, paidMinor / total)) * COUNT : 0;
  const amounts = { paid: money(paidMinor), toCome: money(toComeMinor) };
  return (
    <div className="space-y-3">
      {/* Forced colours reach a drawing only through what stands around it. */}
      <div className="text-action">
        <svg viewBox={`0 0 ${COUNT * STEP - 4} 20`} aria-hidden="true" className="block w-full max-w-96">
          {Array.from({ length: COUNT }, (_, index) => (
            // The stones never move, so their place is their name.
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed row
            <Stone key={index} index={index} filled={Math.min(1, Math.max(0, full - index))} />
          ))}
        </svg>
      </div>
      <p>
        {toComeMinor <= 0
          ? t('allDone', amounts)
          : doneBy
            ? t('withEnd', { ...amounts, date: formatDay(doneBy, locale) })
            : t('open', amounts)}
      </p>
    </div>
  );
}

/** The filled part is a window onto the same pebble, cut where the money paid so far ends. */
function Stone({ index, filled }: { index: number; filled: number }) {
  const shape = PEBBLES[index % PEBBLES.length];
  return (
    <svg x={index * STEP} y="0" width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
      <path d={shape} fill="none" stroke="currentColor" strokeWidth="1.25" />
      {filled > 0 && (
        <svg x="0" y="0" width={26 * filled} height="20" overflow="hidden" aria-hidden="true">
          <path d={shape} fill="currentColor" />
        </svg>
      )}
    </svg>
  );
}
