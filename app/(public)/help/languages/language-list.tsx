import { useLocale, useTranslations } from 'next-intl';
import { regionOf } from '@/components/date-text';

/**
 * Languages that many people in the United Kingdom speak at home (2021 and 2022 censuses, main language other than
 * English), and Welsh. Anyone may ask for any other.
 */
const SPOKEN = 'cy pl ro pa ur pt es ar bn gu it fr ta lt zh tr fa so uk'.split(' ');

/** Each language by its own name, and what to say in English to be put through to somebody who speaks it. */
export function LanguageList() {
  const t = useTranslations('otherLanguages');
  const locale = regionOf(useLocale());
  return (
    <>
      <p id="languages" className="font-bold">
        {t('languages.caption')}
      </p>
      <ul
        aria-labelledby="languages"
        className="grid gap-x-8 border-t border-hairline wide:grid-cols-2 print:grid-cols-2"
      >
        {SPOKEN.map((tag) => (
          <li key={tag} className="border-b border-hairline py-3">
            <p>
              <bdi lang={tag} className="font-bold">
                {nameOf(tag, tag)}
              </bdi>
            </p>
            <span className="text-16 text-soft-ink">{t('languages.say')} </span>
            <q>{t('interpreter.say', { language: nameOf(tag, locale) })}</q>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A language's name, as the platform knows it in another. */
function nameOf(language: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(language) ?? language;
}
