import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Others } from '@/app/admin/cases/[id]/others';
import { formatInstant } from '@/app/instants';
import { requireStaff } from '@/auth';
import { Title } from '@/components/heading';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { readCase } from '@/db/cases';
import type { DecisionCase } from '@/db/decision-case';
import { readAnswering } from '@/db/decisions';
import { readKept } from '@/db/kept-forms';
import { outcomesFor } from '@/domain/decision';
import { isLate, PROMISED } from '@/domain/promise';
import { Answering } from './answering';
import { Side } from './side';
import { writtenBefore } from './written-before';

// words: staffAnswer.late, staffAnswer.waits

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffAnswer'))('title') };
}

/**
 * Answering one thing that was sent: what the person said and what is needed to know at the side, the answers there are,
 * and the form of the one that is picked.
 */
export default async function Answer({ params, searchParams }: PageProps<'/admin/cases/[id]/answer/[sent]'>) {
  const viewer = await requireStaff('case:decide');
  const [{ id, sent }, { as, kept, again }] = [await params, await searchParams];
  const found = await readAnswering(viewer, sent);
  if (!found || found.caseId !== id) notFound();
  const [shown, written, before] = await Promise.all([
    readCase(viewer, id, { on: sent }),
    typeof kept === 'string' ? readKept(viewer, kept) : null,
    typeof again === 'string' ? writtenBefore(viewer, found, again) : null,
  ]);
  const ranOut = written?.sent === sent;
  const begun = ranOut ? written : before;
  const outcome = outcomesFor(found.submission.kind).find((one) => one === (as ?? begun?.outcome));
  return (
    <div className="text-16">
      <Head found={found} />
      {shown && <Others shown={{ read: shown, staffId: viewer.staffId }} />}
      <div className="gap-x-12 desk:grid desk:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Side found={found} words={shown?.sent.find((one) => one.id === sent)?.words ?? { kind: 'none' }} />
        <div className="mt-8 max-w-measure desk:mt-0">
          <Answering found={found} outcome={outcome} begun={begun} ranOut={ranOut} />
        </div>
      </div>
    </div>
  );
}

async function Head({ found: { person, submission, at, caseId } }: { found: DecisionCase }) {
  const t = await getTranslations('staffAnswer');
  const { promisedAt, closedAt, kind } = submission;
  const known = [...PROMISED, ...SET_ASIDE].find((one) => one === kind) ?? 'other';
  const date = await formatInstant(promisedAt);
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2 print:hidden">
            <Way href={`/admin/cases/${caseId}?on=${submission.id}`}>{t('back')}</Way>
          </p>
        }
      >
        {person ? `${t('title')}: ${person.name}` : t('title')}
        <span className="mt-1 block text-16 font-normal text-soft-ink">
          {t(`kind.${known}`)} · {t(!closedAt && isLate(promisedAt, at) ? 'late' : 'waits', { date })}
        </span>
      </Title>
      {closedAt && (
        <div className="mb-8">
          <Note title={t('closed.title')}>{t('closed.body')}</Note>
        </div>
      )}
    </>
  );
}

const SET_ASIDE = ['import_held', 'import_identity', 'missing_rate'] as const;
