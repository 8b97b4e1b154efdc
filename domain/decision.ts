import type { AgreedPlan } from '@/domain/agreement';
import type { IsoDay } from '@/domain/calendar';
import type { Promised } from '@/domain/promise';

/** Everything that waits for staff: what people send, what an import set aside, and a rate that nobody has told us. */
export type SubmissionKind = Promised | 'import_held' | 'import_identity' | 'missing_rate';

/** What staff can answer. */
export const OUTCOMES = [
  'agree',
  'counter_offer',
  'ask',
  'decline',
  'pause',
  'reduce',
  'settle',
  'answer',
  'correct',
  'release',
  'return_to_creditor',
  'thank',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What each thing that is sent may be answered with. What a person told us about their life is never declined, and
 * neither is a doubt: it is answered with evidence, or put right. The kindest answers stand first.
 */
export const OUTCOMES_FOR: Readonly<Record<SubmissionKind, readonly Outcome[]>> = {
  telling: ['thank', 'pause', 'ask'],
  looks_wrong: ['correct', 'answer', 'ask', 'return_to_creditor'],
  plan_offer: ['agree', 'counter_offer', 'pause', 'reduce', 'settle', 'ask', 'decline'],
  ask_to_reduce: ['reduce', 'settle', 'pause', 'ask', 'decline'],
  ask_for_pause: ['pause', 'ask', 'decline'],
  import_held: ['release', 'correct', 'return_to_creditor'],
  import_identity: ['release', 'correct', 'return_to_creditor'],
  missing_rate: ['thank'],
};

/** The outcomes allowed for a kind; none for a kind that nobody here knows. */
export function outcomesFor(kind: string): readonly Outcome[] {
  return isKind(kind) ? OUTCOMES_FOR[kind] : [];
}

function isKind(kind: string): kind is SubmissionKind {
  return Object.hasOwn(OUTCOMES_FOR, kind);
}

/** Why a request is declined. Each is about the request, never about the person, and none tells of anybody else. */
export const DECLINE_REASONS = [
  'leaves_too_little',
  'below_the_least',
  'takes_too_long',
  'starts_too_late',
  'creditor_said_no',
  'budget_shows_more',
  'not_enough_known',
  'pauses_used',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The reasons that fit each kind that can be declined at all. */
export const REASONS_FOR: Readonly<Partial<Record<SubmissionKind, readonly DeclineReason[]>>> = {
  plan_offer: [
    'leaves_too_little',
    'below_the_least',
    'takes_too_long',
    'starts_too_late',
    'creditor_said_no',
    'not_enough_known',
  ],
  ask_to_reduce: ['creditor_said_no', 'budget_shows_more', 'not_enough_known'],
  ask_for_pause: ['pauses_used', 'creditor_said_no', 'not_enough_known'],
};

/** The reasons to decline that fit a kind; none for what is never declined. */
export function reasonsFor(kind: string): readonly DeclineReason[] {
  return (isKind(kind) && REASONS_FOR[kind]) || [];
}

/** What a person can do instead. Each is a key that their page turns into a link or a number to ring. */
export const WAYS_ON = [
  'offer_less',
  'longer',
  'little_for_now',
  'pause',
  'ask_to_reduce',
  'budget',
  'free_advice',
  'talk_to_us',
  'complain',
] as const;
export type DecidedWayOn = (typeof WAYS_ON)[number];

/** Every “no” carries at least so many ways on (product.md, “Together”). */
export const FEWEST_WAYS_ON = 2;

/** What a person is always owed, whatever was decided; alone it leads nowhere. */
const ALWAYS_THERE: readonly DecidedWayOn[] = ['talk_to_us', 'complain'];

/** Whether ways on are enough: two different ones or more, and at least one of them does something about the debt. */
export function areWaysEnough(ways: readonly string[]): ways is readonly DecidedWayOn[] {
  const known = new Set(ways.filter((way) => WAYS_ON.some((one) => one === way)));
  return (
    known.size === ways.length &&
    known.size >= FEWEST_WAYS_ON &&
    [...known].some((way) => !ALWAYS_THERE.some((one) => one === way))
  );
}

/** What was said about the age of a debt that may be too old. */
export type TooOld = { readonly tooOld?: 'too_old' | 'not_too_old' };

/** What `decision.details` holds for each outcome: ids, days and amounts in minor units; never free words. */
export type DetailsOf = {
  readonly agree: { readonly agreementId: string; readonly planIds: readonly string[] };
  /** `offer` as `writeOffer` has it; the person may accept the plan as it stands up to and with `acceptBy`. */
  readonly counter_offer: { readonly plan: AgreedPlan; readonly offer: string; readonly acceptBy: IsoDay };
  readonly ask: Readonly<Record<string, never>>;
  readonly decline: Readonly<Record<string, never>>;
  readonly pause: { readonly holdId: string; readonly untilOn: IsoDay };
  readonly reduce: { readonly amountMinor: number; readonly entryId: string; readonly leftMinor: number };
  /** To be paid once, by `deadlineOn`; what then remains is written off. Nothing changes if it is not paid. */
  readonly settle: {
    readonly amountMinor: number;
    readonly deadlineOn: IsoDay;
    readonly remainderMinor: number;
  };
  readonly answer: { readonly holdEnded: boolean } & TooOld;
  readonly correct: { readonly entryIds: readonly string[]; readonly fields: readonly string[] } & TooOld;
  readonly release: TooOld;
  readonly return_to_creditor: Readonly<Record<string, never>>;
  readonly thank: Readonly<Record<string, never>>;
};
export type DecisionDetails = DetailsOf[Outcome];

/** One decision read back, with what its outcome carries. */
export type DecisionOf<One extends Outcome = Outcome> = {
  readonly [Each in One]: { readonly outcome: Each; readonly details: DetailsOf[Each] };
}[One];

/**
 * Acts that are on the record of a case and change nothing that an answer was written from: looks, and who has the case.
 * An event with any other act makes a page stale.
 */
export const QUIET_ACTS = [
  'read their words',
  'looked at the case',
  'took the case',
  'assigned the case',
  'handed the case back',
  'took over the case',
  'put the case off',
  'raised a late answer',
  'answer is late',
  'signed in',
  'signed out',
  'letters made',
  'wrote an answer for a second person',
  'sent an answer back',
  'withdrew an answer',
  'said how an answer was',
] as const;

/** Whether an act leaves a case as it was for whoever answers it. */
export function isQuiet(act: string): boolean {
  return QUIET_ACTS.some((quiet) => quiet === act);
}
