import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { FOUND_BY, FOUND_PAGE, type Found, type FoundKey, type SearchRead, searchPeople } from '@/db/search';
import { findPerson } from '../actions';
import { caseHref } from '../places';
import { searchedWords } from '../searched';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffQueue.find'))('title') };
}

/** Finds a person by how their reference, name, company or postcode begins. What is looked for is in no address. */
export default async function Search({ searchParams }: PageProps<'/admin/queue/search'>) {
  const viewer = await requireStaff('case:read');
  const t = await getTranslations('staffQueue.find');
  const words = await searchedWords(viewer);
  const { after } = await searchParams;
  const read = words === null ? null : await searchPeople(viewer, words, readAfter([after].flat()[0]));
  const error = read?.ok === false ? t('tooShort') : undefined;
  return (
    <div className="text-16">
      <Title above={<Way href="/admin/queue">{t('back')}</Way>}>{t('title')}</Title>
      {error && (
        <ErrorSummary
          title={t('problem')}
          state={{ values: {}, errors: [{ field: 'words', message: error }] }}
        />
      )}
      <form action={findPerson} noValidate className="max-w-measure space-y-4">
        <TextField name="words" label={t('label')} hint={t('hint')} value={words ?? ''} error={error} />
        <Button>{t('find')}</Button>
      </form>
      {read?.ok && <FoundList read={read} isFirst={after === undefined} />}
    </div>
  );
}

function readAfter(text: string | undefined): FoundKey | null {
  const [kind, id] = text?.split('_') ?? [];
  const by = FOUND_BY.find((one) => one === kind);
  return by && id ? { by, id } : null;
}

async function FoundList({ read, isFirst }: { read: SearchRead & { ok: true }; isFirst: boolean }) {
  const t = await getTranslations('staffQueue.find');
  const many = read.found.length;
  return (
    <section aria-labelledby="found" className="mt-8 space-y-3">
      <h2 id="found" className="text-22">
        {read.next || !isFirst ? t('foundMore', { many: FOUND_PAGE }) : t('found', { many })}
      </h2>
      {many === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {read.found.map((one) => (
            <FoundRow key={`${one.by} ${one.debtorId} ${one.accounts[0]?.reference ?? ''}`} found={one} />
          ))}
        </ol>
      )}
      {read.next && (
        <Way href={`/admin/queue/search?after=${read.next.by}_${read.next.id}`}>
          {t('next', { count: FOUND_PAGE })}
        </Way>
      )}
    </section>
  );
}

// words: staffQueue.find.by.*
async function FoundRow({ found }: { found: Found }) {
  const t = await getTranslations('staffQueue');
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 wide:grid-cols-[minmax(0,1fr)_10rem_12rem]">
      <div className="min-w-0">
        <a href={caseHref(found.debtorId)} className="font-bold">
          {found.name ?? t('row.nobody')}
        </a>
        <ul className="text-soft-ink">
          {found.accounts.map(({ reference, creditorName }) => (
            <li key={reference}>{t('find.account', { reference, creditor: creditorName })}</li>
          ))}
        </ul>
      </div>
      <p>{found.postcode}</p>
      <div>
        <p className="text-soft-ink">{t(`find.by.${found.by}`)}</p>
        {found.isWaiting && <p className="font-bold">{t('find.waits')}</p>}
      </div>
    </li>
  );
}
