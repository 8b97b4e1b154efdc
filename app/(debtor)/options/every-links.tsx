import { getTranslations } from 'next-intl/server';
import { Way } from '@/components/way';
import { FREQUENCIES, type Frequency } from '@/domain/frequency';

// words: options.every.*
/** How often to pay, as plain links: the plans are shown again for each. */
export async function EveryLinks({
  at,
  every,
  isMatched,
}: {
  at: string;
  every: Frequency;
  /** Whether this is how the budget says that the person is paid. */
  isMatched: boolean;
}) {
  const t = await getTranslations('options.every');
  return (
    <nav aria-label={t('label')} className="print:hidden">
      <p className="font-bold">{t('label')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {FREQUENCIES.map((one) => (
          <li key={one}>
            {one === every ? (
              <span aria-current="true" className="inline-flex min-h-11 items-center font-bold">
                {t(one)}
              </span>
            ) : (
              <Way href={`${at}?every=${one}`}>{t(one)}</Way>
            )}
          </li>
        ))}
      </ul>
      {isMatched && <p className="pb-4 text-16 text-soft-ink">{t('matched')}</p>}
    </nav>
  );
}
