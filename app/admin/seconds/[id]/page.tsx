import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { sayChanges } from '@/app/admin/case-changes';
import { effectKey, letterOf, notesOf } from '@/app/admin/cases/[id]/answer/[sent]/say-preview';
import { Side } from '@/app/admin/cases/[id]/answer/[sent]/side';
import { RanOut, Unsent } from '@/app/admin/cases/[id]/answer/[sent]/unsent';
import { formatInstant } from '@/app/instants';
import { requireStaff } from '@/auth';
import { AnswerLetter } from '@/components/answer-letter';
import { Button } from '@/components/button';
import { Title } from '@/components/heading';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { readReply } from '@/content/reply-check';
import { readCase } from '@/db/cases';
import { isRead } from '@/db/decision-facts';
import { readKept } from '@/db/kept-forms';
import { findProposed, type Proposed } from '@/db/proposed';
import { may } from '@/domain/viewer';
import { withdrawOwn } from './actions';
import { SecondForm } from './form';

// words: staffAnswer.about.*, staffAnswer.preview.*, staffSeconds.one.*

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffSeconds.one'))('title') };
}

/** An answer that waits for a second person: the case at the side, what would be read, and confirming or sending back. */
export default async function Second({ params, searchParams }: PageProps<'/admin/seconds/[id]'>) {
  const viewer = await requireStaff('case:decide');
  const [{ id }, { kept }] = [await params, await searchParams];
  const found = await findProposed(viewer, id, readReply);
  if (!found) notFound();
  const [shown, written] = await Promise.all([
    readCase(viewer, found.found.caseId, { on: found.submissionId }),
    typeof kept === 'string' ? readKept(viewer, kept) : null,
  ]);
  const typed = written?.proposed === found.id ? written : null;
  const words = shown?.sent.find((one) => one.id === found.submissionId)?.words ?? { kind: 'none' };
  const t = await getTranslations('staffSeconds.one');
  const said = { name: found.firstName, date: await formatInstant(found.at) };
  return (
    <div className="text-16">
      <Title
        above={
          may(viewer, 'case:second') && (
            <p className="-mt-4 mb-2">
              <Way href="/admin/seconds">{t('back')}</Way>
            </p>
          )
        }
      >
        {t('title')}
        <span className="mt-1 block text-16 font-normal text-soft-ink">
          {t('by', said)}. {t(`why.${found.second}`)}
        </span>
      </Title>
      <div className="gap-x-12 desk:grid desk:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Side found={found.found} words={words} />
        <div className="mt-8 max-w-measure space-y-6 desk:mt-0">
          <WhatTheyRead found={found} />
          <WhatItChanges found={found} />
          <Standing found={found} isOwn={found.firstId === viewer.staffId} typed={typed} />
        </div>
      </div>
    </div>
  );
}

async function WhatTheyRead({ found: proposed }: { found: Proposed }) {
  const t = await getTranslations('staffSeconds.one');
  const about = await getTranslations('staffAnswer.about');
  const { found, input, reply, worked, firstName, sent } = proposed;
  if (!isRead(found))
    return (
      <>
        <h2 className="text-22">{t('effect')}</h2>
        <p>{about(effectKey(found, input.outcome))}</p>
      </>
    );
  return (
    <>
      <h2 className="text-22">{t('letter')}</h2>
      <div className="rounded-soft border border-edge p-5 text-18 wide:p-8">
        <AnswerLetter
          heading={3}
          words={await letterOf({ found, input, reply, worked, sent, staffName: firstName })}
        />
      </div>
    </>
  );
}

/** What the person is not told, and whoever seconds it has to know; as it was while nobody has answered. */
async function WhatItChanges({ found: { found, input, worked, answer } }: { found: Proposed }) {
  const t = await getTranslations('staffAnswer.preview');
  const notes = answer === null ? await notesOf({ found, input, worked }) : [];
  if (notes.length === 0) return null;
  return (
    <div className="space-y-1 rounded-soft bg-tint p-5">
      <p className="font-bold">{t('note')}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

/** What a second person was writing when their time ran out, by field; null where nothing was kept. */
type Typed = Readonly<Record<string, string>> | null;

/** Where it stands: answered, one's own, or to be looked at. */
async function Standing({ found, isOwn, typed }: { found: Proposed; isOwn: boolean; typed: Typed }) {
  const t = await getTranslations('staffSeconds.one');
  const { answer, answeredBy, note, id, submissionId } = found;
  const { caseId } = found.found;
  if (answer !== null)
    return (
      <>
        <Note>
          <p>{t(answer, { name: answeredBy ?? '' })}</p>
          {note && (
            <>
              <p className="font-bold">{t('theirNote')}</p>
              <p className="whitespace-pre-line">{note}</p>
            </>
          )}
          {isOwn && answer !== 'confirmed' && (
            <Way href={`/admin/cases/${caseId}/answer/${submissionId}?again=${id}`}>{t('again')}</Way>
          )}
        </Note>
        <Unsent words={typed?.note} />
      </>
    );
  if (isOwn)
    return (
      <form action={withdrawOwn} className="space-y-4">
        <Note>{t('own')}</Note>
        <input type="hidden" name="proposed" value={id} />
        <Button look="other">{t('withdraw')}</Button>
      </form>
    );
  return <ToLookAt found={found} typed={typed} />;
}

async function ToLookAt({ found, typed }: { found: Proposed; typed: Typed }) {
  const t = await getTranslations('staffSeconds.one');
  const problem = await getTranslations('staffAnswer');
  return (
    <>
      {typed && <RanOut />}
      <SecondForm
        hidden={{ proposed: found.id, sent: found.submissionId, requestId: randomUUID() }}
        note={typed?.note ?? ''}
        since={await sayChanges(found.since)}
        words={{
          problem: problem('problem'),
          stale: t('stale'),
          note: t('note', { name: found.firstName }),
          noteHint: t('noteHint'),
          confirm: t('confirm'),
          sendBack: t('sendBack'),
        }}
      />
    </>
  );
}
