'use server';

import { randomUUID } from 'node:crypto';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { wordsShown } from '@/app/(debtor)/agree/words-shown';
import { sayChanges } from '@/app/admin/case-changes';
import { LONGEST_REPLY, sayChecked } from '@/app/admin/checked-words';
import { sentValue } from '@/app/read-form';
import { refuseForeign } from '@/app/same-origin';
import { currentStaff, requireStaff } from '@/auth';
import { readReply } from '@/content/reply-check';
import type { DecisionCase } from '@/db/decision-case';
import { isRead } from '@/db/decision-facts';
import { decide, type NotDecided, previewDecision, readAnswering } from '@/db/decisions';
import { dropKept } from '@/db/kept-forms';
import { isId } from '@/db/read';
import { OUTCOMES, type Outcome, outcomesFor } from '@/domain/decision';
import { FREQUENCIES } from '@/domain/frequency';
import { answerPlace } from '@/domain/kept-form';
import { may } from '@/domain/viewer';
import { beginningOf } from './beginning';
import { readAnswer, typedOf } from './read-answer';
import { fieldOfRefusal } from './refusals';
import { sayPreview } from './say-preview';
import { type AnswerState, type CheckedWords, UNANSWERED } from './state';

// words: staffAnswer.refused.*

/**
 * Reads a reply along while it is written; nothing is kept. Where a session has ended it gives nothing and leads nowhere:
 * what is being written stands on that page alone, and is kept once it is sent (decision 0095).
 */
export async function readAlong(reply: unknown): Promise<CheckedWords | null> {
  await refuseForeign();
  const signedIn = await currentStaff();
  if (!signedIn || !may(signedIn.viewer, 'case:decide')) return null;
  return sayChecked(typeof reply === 'string' ? reply : '');
}

/** Shows an answer as it will be seen, or sends it; what cannot be taken comes back with all that was typed. */
export async function answerSent(_state: AnswerState, data: FormData): Promise<AnswerState> {
  const viewer = await requireStaff('case:decide', data);
  const typed = typedOf(data);
  const found = await readAnswering(viewer, typed.sent ?? '');
  if (!found) notFound();
  const reply = typed.reply ?? '';
  const checked = await sayChecked(reply);
  const back: AnswerState = { ...UNANSWERED, values: typed, checked };
  const step = sentValue(data, 'step');
  const other = outcomesFor(found.submission.kind).find((one) => one === sentValue(data, 'pick'));
  if (other) return turnTo(back, found, other);
  const turn = FREQUENCIES.find((one) => one === sentValue(data, 'turn'));
  if (turn) return { ...back, values: { ...typed, every: turn } };
  if (step === 'change' || step === 'check') return back;
  // Nothing is ever cut off what they wrote.
  if (reply.length > LONGEST_REPLY) return refuse(back, found, { reason: 'reply-too-long' });
  const read = readAnswer(typed, found);
  if (!read.ok) return refuse(back, found, { reason: read.reason, field: read.field });
  const { input } = read;
  if (await saysNothing(found, input.outcome, reply)) return refuse(back, found, { reason: 'say-more' });
  const answer = {
    submissionId: found.submission.id,
    // What no page of ours sends is older than everything.
    versionSeen: /^\d{1,9}$/.test(typed.versionSeen ?? '') ? Number(typed.versionSeen) : 0,
    input,
    reply,
    takeOver: typed.takeOver === 'yes',
    readReply,
  };
  if (step !== 'send') {
    const looked = await previewDecision(viewer, answer);
    if (!looked.ok) return refuse(back, found, looked);
    const staffName = (await currentStaff())?.session.name ?? '';
    return { ...back, preview: await sayPreview({ ...looked, input, reply, staffName }) };
  }
  const done = await decide(viewer, {
    ...answer,
    requestId: isId(typed.requestId ?? '') ? (typed.requestId ?? '') : randomUUID(),
    language: await getLocale(),
    sayWords: found.asking ? await wordsShown(found.asking) : () => '',
  });
  if (!done.ok) return refuse(back, found, done);
  const place = answerPlace(found.caseId, found.submission.id);
  if (place) await dropKept(viewer, { place });
  if (done.kind === 'proposed') redirect(`/admin/seconds/${done.proposedId}`);
  redirect(`/admin/cases/${found.caseId}?on=${found.submission.id}`);
}

/**
 * Another kind of answer, with all that was typed. What we had begun for them is ours, so it makes way for what fits; of
 * their own words none is changed.
 */
async function turnTo(back: AnswerState, found: DecisionCase, outcome: Outcome): Promise<AnswerState> {
  const { kind } = found.submission;
  const { reply = '', outcome: before = '' } = back.values;
  const [begun, begins] = await Promise.all([beginningOf(kind, before), beginningOf(kind, outcome)]);
  const isBegun = begun !== '' && reply.startsWith(begun);
  const turned = isBegun ? begins + reply.slice(begun.length) : reply;
  return {
    ...back,
    values: { ...back.values, outcome, reply: turned },
    checked: isRead(found) ? await sayChecked(turned) : null,
    carried: isRead(found) && turned.trim() !== begins.trim(),
  };
}

type Refused = {
  readonly reason: NotDecided | 'say-more' | 'reply-too-long';
  readonly field?: string;
  readonly since?: Parameters<typeof sayChanges>[0];
};

/** What was typed, with what stands in its way. Once they know what has changed, it is from there that they answer. */
async function refuse(back: AnswerState, found: DecisionCase, refused: Refused): Promise<AnswerState> {
  const { reason, field, since = [] } = refused;
  const t = await getTranslations('staffAnswer.refused');
  const { outcome } = back.values;
  const at =
    field ??
    fieldOfRefusal(
      reason,
      OUTCOMES.find((one) => one === outcome),
    );
  const message = t(reason, { name: found.submission.assigneeName ?? '', most: LONGEST_REPLY });
  if (reason !== 'stale') return { ...back, errors: [{ field: at, message }] };
  return {
    ...back,
    values: { ...back.values, versionSeen: String(found.version) },
    errors: [{ field: at, message }],
    since: await sayChanges(since),
  };
}

/** A question or a finding that is only what we began for them says nothing. */
async function saysNothing(found: DecisionCase, outcome: string, reply: string): Promise<boolean> {
  if (outcome !== 'ask' && outcome !== 'answer') return false;
  return reply.trim() === (await beginningOf(found.submission.kind, outcome)).trim();
}
