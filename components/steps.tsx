import { useTranslations } from 'next-intl';
import { Way } from './way';

/** Where the person is in something long, and the way back. It stands over the page's title. */
export function Steps({ step, of, backHref }: { step: number; of: number; backHref?: string }) {
  const t = useTranslations('parts');
  return (
    <>
      {backHref && (
        <p className="-mt-4 mb-2">
          <Way href={backHref}>{t('back')}</Way>
        </p>
      )}
      <p className="mb-1 text-16 text-soft-ink">{t('step', { step, of })}</p>
    </>
  );
}
