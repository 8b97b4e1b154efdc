import { useTranslations } from 'next-intl';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import { type Filter, hrefOf, type Search, without } from './search';

/** Nothing fits: which one thing to leave out so that something does, and who answers in any case. */
export function NothingFound({
  search,
  ways,
}: {
  search: Search;
  ways: readonly { filter: Filter; count: number }[];
}) {
  const t = useTranslations('help.none');
  return (
    <>
      <p>{t('body')}</p>
      <Lines>
        {ways.map(({ filter, count }) => (
          <li key={filter}>
            <Way href={`${hrefOf(search, without(filter))}#found`}>
              {t('withCount', { way: t(`without.${filter}`), count })}
            </Way>
          </li>
        ))}
        <li>
          <Way href={`/help?order=${search.order}#found`}>{t('all')}</Way>
        </li>
      </Lines>
      <p>{t('call')}</p>
    </>
  );
}
