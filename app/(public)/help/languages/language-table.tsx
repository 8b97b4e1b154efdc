import { useLocale, useTranslations } from 'next-intl';
import { regionOf } from '@/components/date-text';
import { ListTable } from '@/components/list-table';

/**
 * Languages that many people in the United Kingdom speak at home (2021 and 2022 censuses, main language other than
 * English), and Welsh. Anyone may ask for any other.
 */
const SPOKEN = 'cy pl ro pa ur pt es ar bn gu it fr ta lt zh tr fa so uk'.split(' ');

/** Each language by its own name, and what to say in English to be put through to somebody who speaks it. */
export function LanguageTable() {
  const t = useTranslations('otherLanguages');
  const locale = regionOf(useLocale());
  const rows = SPOKEN.map((tag) => ({
    id: tag,
    cells: {
      own: (
        <bdi lang={tag} className="font-bold">
          {nameOf(tag, tag)}
        </bdi>
      ),
      say: <q>{t('interpreter.say', { language: nameOf(tag, locale) })}</q>,
    },
  }));
  const columns = [
    { key: 'own', label: t('languages.own') },
    { key: 'say', label: t('languages.say') },
  ];
  return <ListTable caption={t('languages.caption')} columns={columns} rows={rows} />;
}

/** A language's name, as the platform knows it in another. */
function nameOf(language: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(language) ?? language;
}
