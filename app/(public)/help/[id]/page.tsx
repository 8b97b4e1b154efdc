import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cache } from 'react';
import { Title } from '@/components/heading';
import { KnownText } from '@/components/known-text';
import { Note } from '@/components/note';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { type Directory, findResource } from '@/db/resources';
import { stateOf } from '@/domain/find-help';
import type { OpenState } from '@/domain/hours';
import type { Resource } from '@/domain/resources';
import { requestClock } from '../clock';
import { hrefOf, readSearch, type Search } from '../search';
import { useFacts } from './facts';

/** Asked by the title and by the page, read once. */
const read = cache((id: string) => findResource({ kind: 'stranger' }, id));

export async function generateMetadata({ params }: PageProps<'/help/[id]'>): Promise<Metadata> {
  const { found } = await read((await params).id);
  return found ? { title: found.name } : {};
}

/** One service, with all that is known of it. */
export default async function ServicePage({ params, searchParams }: PageProps<'/help/[id]'>) {
  const [{ id }, asked, clock] = await Promise.all([params, searchParams, requestClock()]);
  const { from, found } = await read(id);
  if (!found) notFound();
  return (
    <ServiceSheet
      resource={found}
      from={from}
      state={stateOf(found, clock)}
      search={'order' in asked ? readSearch(asked) : null}
    />
  );
}

function ServiceSheet({
  resource,
  from,
  state,
  search,
}: {
  resource: Resource;
  from: Directory<unknown>['from'];
  state: OpenState;
  search: Search | null;
}) {
  const t = useTranslations('help');
  const back = (
    <p className="-mt-4 mb-2 print:hidden">
      <Way href={search ? `${hrefOf(search)}#found` : '/help'}>{t('one.back')}</Way>
    </p>
  );
  return (
    <>
      <Title above={back}>{resource.name}</Title>
      {resource.serves && <p className="mb-8 text-22">{t('serves', { serves: resource.serves })}</p>}
      <SummaryList rows={useFacts(resource, state)} />
      <p className="mt-4 text-16 text-soft-ink">
        <KnownText dateKnown={resource.dateKnown} /> {from === 'build' && t('fromBuild')}
      </p>
      <div className="mt-8">
        <Note>
          <p>{t('one.notUs')}</p>
        </Note>
      </div>
      <p className="mt-8 text-16 text-soft-ink print:hidden">{t('one.print')}</p>
    </>
  );
}
