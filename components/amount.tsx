import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateText } from './date-text';
import { MoneyText } from './money-text';
import { Way } from './way';

/**
 * What is owed: a fact with the day it is true on, and how it is made up one press away. Not a headline. `children` say
 * more about the figure.
 */
export function Amount({
  minor,
  currency,
  asAt,
  howHref,
  children,
}: {
  minor: number;
  currency: string;
  /** YYYY-MM-DD */
  asAt: string;
  howHref?: string;
  children?: ReactNode;
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
      {children}
      {howHref && <Way href={howHref}>{t('howMadeUp')}</Way>}
    </div>
  );
}
