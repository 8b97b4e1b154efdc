import { useTranslations } from 'next-intl';
import { readTextWay } from '@/domain/reach';

/** How to reach someone by text, as the directory has it; a doubt of its source is said. */
export function TextLine({ text }: { text: string }) {
  const t = useTranslations('help.text');
  const way = readTextWay(text);
  if (way.kind === 'said')
    return (
      <>
        {t('said', { words: way.words })}
        {!way.sure && ` ${t('unsure')}`}
      </>
    );
  const link = () => (
    <a href={`sms:${way.dial}`} className="whitespace-nowrap font-bold tabular-nums">
      {way.number}
    </a>
  );
  return (
    <>
      {way.word === null ? t.rich('number', { link }) : t.rich('word', { word: way.word, link })}
      {!way.sure && ` ${t('unsure')}`}
    </>
  );
}
