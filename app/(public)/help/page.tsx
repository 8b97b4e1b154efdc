import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Section, Title } from '@/components/heading';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { type Directory, listResources } from '@/db/resources';
import { findHelp, type HelpClock, type HelpFound } from '@/domain/find-help';
import type { Resource } from '@/domain/resources';
import { requestClock } from './clock';
import { FoundList, Rows } from './found-list';
import { pageOf } from './listing';
import { NothingFound } from './nothing-found';
import { filtersOn, hrefOf, isArrival, readSearch, type Search, without } from './search';
import { SearchForm } from './search-form';

/** As many as somebody can look at without scrolling for long. */
const TO_START_WITH = 6;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

/** The directory of free help. Who looked, and for what, is kept nowhere. */
export default async function FindHelp({ searchParams }: PageProps<'/help'>) {
  const params = await searchParams;
  const [directory, clock] = await Promise.all([listResources({ kind: 'stranger' }), requestClock()]);
  return (
    <HelpSheet
      search={readSearch(params)}
      hasAsked={!isArrival(params)}
      directory={directory}
      find={(search) => find(directory.found, search, clock)}
    />
  );
}

function find(resources: readonly Resource[], search: Search, clock: HelpClock): HelpFound[] {
  return findHelp(resources, search, clock, search.order);
}

function HelpSheet({
  search,
  hasAsked,
  directory,
  find,
}: {
  search: Search;
  hasAsked: boolean;
  directory: Directory<readonly Resource[]>;
  find: (search: Search) => HelpFound[];
}) {
  const t = useTranslations('help');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22 print:hidden">{t('lead')}</p>
      <p className="mt-4 mb-8 print:hidden">
        <Way href="/help/crisis">{t('crisisLink')}</Way>
      </p>
      {directory.from === 'build' && (
        <div className="mb-8">
          <Note>
            <p>{t('fromBuild')}</p>
          </Note>
        </div>
      )}
      <SearchForm search={search} />
      {hasAsked ? <Results search={search} find={find} /> : <Start search={search} find={find} />}
    </>
  );
}

type Finding = { search: Search; find: (search: Search) => HelpFound[] };

/** For somebody who has not said anything yet: a few who help with debt, in an order of their own. */
function Start({ search, find }: Finding) {
  const t = useTranslations('help.found');
  const debt: Search = { ...search, need: 'debt', audience: 'personal' };
  const canBeCalled = find(debt).filter((one) => one.resource.phone !== null);
  return (
    <Section title={t('start')} id="found">
      <p>{t('startAbout')}</p>
      <Rows search={debt} found={canBeCalled.slice(0, TO_START_WITH)} />
      <p className="flex flex-wrap gap-x-6">
        <Way href={`${hrefOf(debt)}#found`}>{t('allDebt')}</Way>
        <Way href={`${hrefOf(search)}#found`}>{t('all')}</Way>
      </p>
      <p className="text-16 text-soft-ink">{t('order')}</p>
    </Section>
  );
}

function Results({ search, find }: Finding) {
  const t = useTranslations('help');
  const found = find(search);
  const ways = filtersOn(search)
    .map((filter) => ({ filter, count: find({ ...search, ...without(filter) }).length }))
    .filter((way) => way.count > 0);
  return (
    <Section title={t('found.count', { count: found.length })} id="found">
      {found.length > 0 ? (
        <FoundList search={search} listing={pageOf(found, search.after, search.whole)} />
      ) : (
        <NothingFound search={search} ways={ways} />
      )}
    </Section>
  );
}
