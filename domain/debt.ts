import type { IsoDay } from '@/domain/calendar';
import type { Hold, HoldReason } from '@/domain/hold';

/** The lines a debt is made up of, in the order they are read. */
export const COMPONENTS = [
  'original',
  'interest',
  'fee',
  'payment',
  'adjustment',
  'correction',
  'write_off',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** The entries of one kind, summed. Signed minor units: what makes the debt larger is positive. */
export type Sum = { readonly kind: Component; readonly amountMinor: number; readonly entries: number };

/** How a debt is made up. The lines add up to `nowMinor`, exactly, because both come from the same entries. */
export type MakeUp<Line extends Sum = Sum> = { readonly lines: readonly Line[]; readonly nowMinor: number };

/**
 * The lines of a debt in reading order and what they come to. Every kind that has an entry is shown, even where its
 * entries cancel out. Balance = sum of entries (model.md). Refuses a kind given twice, which would count it twice.
 */
export function makeUp<Line extends Sum>(sums: readonly Line[]): MakeUp<Line> {
  if (new Set(sums.map(({ kind }) => kind)).size !== sums.length)
    throw new Error('a line of a debt came twice');
  const lines = [...sums].sort((one, other) => COMPONENTS.indexOf(one.kind) - COMPONENTS.indexOf(other.kind));
  return { lines, nowMinor: lines.reduce((total, line) => total + line.amountMinor, 0) };
}

/** What staff decided about the age of a debt; null where nobody had to. */
export type TooOldDecision = 'too_old' | 'not_too_old' | null;

/** A live plan, as far as home tells of it. */
export type LivePlan = {
  readonly regularMinor: number;
  readonly nextOn: IsoDay | null;
  readonly nextMinor: number | null;
  readonly lastOn: IsoDay;
};

/** Something we were sent about a debt and have not answered. */
export type Waiting = {
  readonly promisedAt: Date | null;
  /** When it was late and moved up, and who has it; where somebody looks at that. */
  readonly raisedAt?: Date | null;
  readonly assignee?: string | null;
};

/** What we asked the person about a debt, or offered them instead, that waits for them. */
export type AsksPerson = { readonly id: string; readonly outcome: 'ask' | 'counter_offer' };

/** What decides where a debt stands. `holds` are those that cover it today, the strongest first. */
export type DebtFacts = {
  readonly balanceMinor: number;
  readonly tooOldDecision: TooOldDecision;
  readonly holds: readonly (Pick<Hold, 'reason' | 'untilOn'> & { readonly promisedAt: Date | null })[];
  readonly waiting: Waiting | null;
  readonly plan: LivePlan | null;
  readonly asks: AsksPerson | null;
};

/** Where a debt stands. The first that is true counts: what is done, what may not be asked, what is paused, what is agreed. */
export type Standing =
  | { readonly kind: 'settled'; readonly overpaidMinor: number }
  | { readonly kind: 'too_old' }
  | { readonly kind: 'on_hold'; readonly reason: HoldReason }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'on_plan'; readonly plan: LivePlan }
  | { readonly kind: 'open' };

/** Where a debt stands today. */
export function standingOf({ balanceMinor, tooOldDecision, holds, waiting, plan }: DebtFacts): Standing {
  if (balanceMinor <= 0) return { kind: 'settled', overpaidMinor: -balanceMinor || 0 };
  if (tooOldDecision === 'too_old') return { kind: 'too_old' };
  const [hold] = holds;
  if (hold) return { kind: 'on_hold', reason: hold.reason };
  if (waiting) return { kind: 'waiting' };
  if (plan) return { kind: 'on_plan', plan };
  return { kind: 'open' };
}

/** What happens next, and by when. Only `answer_us`, `pay` and `choose` are for the person; nothing else asks anything of them. */
export type NextStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answer_us'; readonly asks: AsksPerson }
  | { readonly kind: 'we_answer'; readonly promisedAt: Date }
  | { readonly kind: 'hold_ends'; readonly untilOn: IsoDay }
  | { readonly kind: 'we_look' }
  | { readonly kind: 'pay'; readonly onDay: IsoDay; readonly amountMinor: number }
  | { readonly kind: 'choose' };

/**
 * The next step of a debt. What we asked the person comes first, since nobody else can go on; a plan that we offer only
 * while nothing is on hold, since nothing is agreed then. After that it is ours wherever anything is paused or waits for us.
 */
export function nextStepOf(facts: DebtFacts): NextStep {
  const standing = standingOf(facts);
  const { asks } = facts;
  const isQuiet = standing.kind === 'settled' || standing.kind === 'too_old';
  if (asks && !isQuiet && (asks.outcome === 'ask' || mayAgree(standing))) return { kind: 'answer_us', asks };
  switch (standing.kind) {
    case 'settled':
    case 'too_old':
      return { kind: 'nothing' };
    case 'on_hold': {
      const promised = facts.holds.find((hold) => hold.promisedAt)?.promisedAt ?? facts.waiting?.promisedAt;
      if (promised) return { kind: 'we_answer', promisedAt: promised };
      const untilOn = facts.holds[0]?.untilOn;
      return untilOn ? { kind: 'hold_ends', untilOn } : { kind: 'we_look' };
    }
    case 'waiting':
      return facts.waiting?.promisedAt
        ? { kind: 'we_answer', promisedAt: facts.waiting.promisedAt }
        : { kind: 'we_look' };
    case 'on_plan': {
      const { nextOn, nextMinor } = standing.plan;
      return nextOn && nextMinor !== null
        ? { kind: 'pay', onDay: nextOn, amountMinor: nextMinor }
        : { kind: 'we_look' };
    }
    case 'open':
      return { kind: 'choose' };
  }
}

function mayAgree({ kind }: Standing): boolean {
  return kind === 'open' || kind === 'waiting';
}

/** Whether this debt counts in what a person owes: more than nothing, and not too old to ask for. */
export function isOwed(facts: Pick<DebtFacts, 'balanceMinor' | 'tooOldDecision'>): boolean {
  return facts.balanceMinor > 0 && facts.tooOldDecision !== 'too_old';
}

/** Whether anything may be asked of the person about this debt: neither settled, too old nor on hold. */
export function mayAsk(facts: DebtFacts): boolean {
  const { kind } = standingOf(facts);
  return kind === 'open' || kind === 'on_plan';
}
