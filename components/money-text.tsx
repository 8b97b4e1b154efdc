import { useLocale } from 'next-intl';
import { regionOf } from './date-text';

/**
 * An amount in words of its own language, such as £1,234.50. `minor` is whole minor units (pence). With `short`, whole
 * pounds lose their pence: only where nothing is added up. A minus is a true one, as wide as a figure and read out as one.
 */
export function formatMoney(
  { minor, currency }: { minor: number; currency: string },
  locale: string,
  { short = false }: { short?: boolean } = {},
): string {
  const format = new Intl.NumberFormat(regionOf(locale), {
    style: 'currency',
    currency,
    trailingZeroDisplay: short ? 'stripIfInteger' : 'auto',
  });
  const written = format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  return written.replace('-', '\u2212');
}

/** The one way money is shown inside a sentence, a list or a table: figures of equal width, never split over lines. */
export function MoneyText({ minor, currency, short }: { minor: number; currency: string; short?: boolean }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatMoney({ minor, currency }, useLocale(), short ? { short } : {})}
    </span>
  );
}
