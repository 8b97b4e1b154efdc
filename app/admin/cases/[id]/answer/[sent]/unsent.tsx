import { getTranslations } from 'next-intl/server';
import { Note } from '@/components/note';

/** Somebody's own words that nobody will have now, to copy from: a colleague has answered meanwhile. */
export async function Unsent({ words }: { words: string | undefined }) {
  if (!words) return null;
  const t = await getTranslations('staffAnswer.unsent');
  return (
    <div className="mt-8">
      <Note title={t('title')}>
        <p>{t('body')}</p>
        <p className="whitespace-pre-wrap">{words}</p>
      </Note>
    </div>
  );
}

/** That what stands in the form below was kept when their time ran out, and that nobody has had it. */
export async function RanOut() {
  const t = await getTranslations('staffAnswer.kept');
  return (
    <div role="status" className="mb-8">
      <Note title={t('title')}>
        <p>{t('body')}</p>
      </Note>
    </div>
  );
}
