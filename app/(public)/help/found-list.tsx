import { useTranslations } from 'next-intl';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import type { HelpFound } from '@/domain/find-help';
import type { OpenState } from '@/domain/hours';
import { FoundRow } from './found-row';
import { type Listing, PAGE_SIZE } from './listing';
import { hrefOf, type Search } from './search';

const STATES = ['open', 'may-differ', 'not-known'] as const satisfies readonly OpenState[];

/** What was found, a page at a time. Where only what may be open was asked for, each state stands apart. */
export function FoundList({ search, listing }: { search: Search; listing: Listing }) {
  return (
    <>
      {search.openNow ? (
        <ByState search={search} found={listing.shown} />
      ) : (
        <Rows search={search} found={listing.shown} />
      )}
      <Onward search={search} listing={listing} />
    </>
  );
}

export function Rows({ search, found }: { search: Search; found: readonly HelpFound[] }) {
  return (
    <Lines>
      {found.map((one) => (
        <li key={one.resource.id} className="break-inside-avoid">
          <FoundRow found={one} href={hrefOf(search, {}, `/help/${one.resource.id}`)} />
        </li>
      ))}
    </Lines>
  );
}

function ByState({ search, found }: { search: Search; found: readonly HelpFound[] }) {
  const t = useTranslations('help.found');
  return STATES.map((state) => ({ state, found: found.filter((one) => one.state === state) }))
    .filter((group) => group.found.length > 0)
    .map((group) => (
      <section key={group.state} className="space-y-2" aria-labelledby={`state-${group.state}`}>
        <h3 id={`state-${group.state}`} className="pt-4 font-bold">
          {t(`state.${group.state}`)}
        </h3>
        <Rows search={search} found={group.found} />
      </section>
    ));
}

/** On to the next page, back to the first, or all on one page; the order is the same on each. */
function Onward({ search, listing: { shown, left, isFirst } }: { search: Search; listing: Listing }) {
  const t = useTranslations('help.found');
  const last = shown.at(-1)?.resource.id ?? null;
  const isPaged = left > 0 || !isFirst;
  return (
    <div className="space-y-2 print:hidden">
      {isPaged && (
        <p className="flex flex-wrap gap-x-6">
          {left > 0 && (
            <Way href={`${hrefOf(search, { after: last })}#found`}>
              {t('next', { count: Math.min(left, PAGE_SIZE) })}
            </Way>
          )}
          {!isFirst && <Way href={`${hrefOf(search, { after: null })}#found`}>{t('first')}</Way>}
          <Way href={`${hrefOf(search, { after: null, whole: true })}#found`}>{t('onOnePage')}</Way>
        </p>
      )}
      <p className="text-16 text-soft-ink">
        {t('order')} {t('asAt')} {t('print')}
      </p>
    </div>
  );
}
