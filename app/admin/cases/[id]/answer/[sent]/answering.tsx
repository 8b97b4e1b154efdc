import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { sayChecked } from '@/app/admin/checked-words';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { DecisionCase } from '@/db/decision-case';
import { isRead } from '@/db/decision-facts';
import { type Outcome, outcomesFor } from '@/domain/decision';
import { beginningOf } from './beginning';
import { defaultsOf } from './defaults';
import { type Answer, AnswerForm } from './form';
import { typedAgain } from './read-answer';
import { fieldsOf } from './say-fields';
import { aboutKey } from './say-preview';
import { RanOut, Unsent } from './unsent';

// words: staffAnswer.look, staffAnswer.lookAtEffect, staffAnswer.outcome.*
type Props = {
  readonly found: DecisionCase;
  readonly outcome: Outcome | undefined;
  /** What they had typed when their session ended, or had back from a second person, by field. */
  readonly begun: Readonly<Record<string, string>> | null;
  /** Whether it was not sent because their time had run out. */
  readonly ranOut: boolean;
};

/** The answers there are, as links, and the form of the one that is picked. */
export async function Answering({ found, outcome, begun, ranOut }: Props) {
  const t = await getTranslations('staffAnswer');
  if (found.submission.closedAt) return <Unsent words={begun?.reply} />;
  if (found.proposedId)
    return (
      <>
        <Note title={t('waiting.title')}>
          <p>{t('waiting.body')}</p>
          <Way href={`/admin/seconds/${found.proposedId}`}>{t('waiting.see')}</Way>
        </Note>
        <Unsent words={begun?.reply} />
      </>
    );
  return outcome ? <Picked {...{ found, outcome, begun, ranOut }} /> : <Picks found={found} />;
}

/** Before anything is typed, the answers there are stand as links. From then on they are presses of the form (0087). */
async function Picks({ found }: Pick<Props, 'found'>) {
  const t = await getTranslations('staffAnswer.outcome');
  return (
    <>
      <nav aria-labelledby="pick" className="mb-6 space-y-2 print:hidden">
        <h2 id="pick" className="text-22">
          {t('title')}
        </h2>
        <ul className="flex flex-wrap gap-x-5">
          {(await answersOf(found)).map(({ outcome, label }) => (
            <li key={outcome}>
              <a href={`?as=${outcome}`} className="inline-flex min-h-11 items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{t('pick')}</p>
    </>
  );
}

/** Every answer there is to this, with its fields, in words. */
async function answersOf(found: DecisionCase): Promise<Answer[]> {
  const t = await getTranslations('staffAnswer');
  const { kind } = found.submission;
  return Promise.all(
    outcomesFor(kind).map(async (outcome) => ({
      outcome,
      label: t(`outcome.${outcome === 'thank' && kind === 'missing_rate' ? 'done' : outcome}`),
      lead: t(`about.${aboutKey(found, outcome)}`),
      fields: await fieldsOf(found, outcome),
    })),
  );
}

async function Picked({ found, outcome, begun, ranOut }: Props & { readonly outcome: Outcome }) {
  const t = await getTranslations('staffAnswer');
  const { submission, version } = found;
  const read = isRead(found);
  const reply = begun?.reply ?? (read ? await beginningOf(submission.kind, outcome) : '');
  const form = (
    <AnswerForm
      key={outcome}
      first={{
        ...defaultsOf(found),
        // What they had seen of the case counts, not what is there now: what has changed since is said before it is sent.
        versionSeen: String(version),
        ...(begun && typedAgain(begun)),
        sent: submission.id,
        outcome,
        requestId: randomUUID(),
        reply,
      }}
      answers={await answersOf(found)}
      checked={read ? await sayChecked(reply) : null}
      owner={await ownerOf(found)}
      words={{
        problem: t('problem'),
        pick: t('outcome.title'),
        carried: t('outcome.carried'),
        reply: read ? { label: t('field.reply'), hint: t('field.replyHint') } : null,
        look: t(read ? 'look' : 'lookAtEffect'),
        check: t('words.check'),
        reads: { title: t('words.title'), none: t('words.none') },
        since: { title: t('since.title'), again: t('since.again'), link: t('side.case') },
        preview: { title: t('preview.title'), change: t('preview.change'), note: t('preview.note') },
      }}
      caseHref={`/admin/cases/${found.caseId}?on=${submission.id}`}
    />
  );
  return (
    <>
      {ranOut && <RanOut />}
      {form}
    </>
  );
}

async function ownerOf({ submission }: DecisionCase) {
  const { assigneeId, assigneeName } = submission;
  const t = await getTranslations('staffAnswer.field');
  const name = assigneeName ?? '';
  return assigneeId === null
    ? null
    : {
        id: assigneeId,
        label: t('takeOverLabel', { name }),
        hint: t('takeOverHint', { name }),
        press: t('takeOver'),
      };
}
