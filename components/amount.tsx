import { useTranslations } from 'next-intl';
import { DateText } from './date-text';
import { MoneyText } from './money-text';
import { Way } from './way';

/** What is owed: a fact with the day it is true on, and how it is made up one press away. Not a headline. */
export function Amount({
  minor,
  currency,
  asAt,
  howHref,
}: {
  minor: number;
  currency: string;
  /** YYYY-MM-DD */
  asAt: string;
  howHref?: string;
}) {
  const t = useTranslations('parts');
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-28">
          <MoneyText minor={minor} currency={currency} />
        </span>
        <span className="text-16 text-soft-ink">
          {t('asAt')} <DateText on={asAt} />
        </span>
      </p>
      {howHref && <Way href={howHref}>{t('howMadeUp')}</Way>}
    </div>
  );
}
