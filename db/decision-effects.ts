import { eq, sql } from 'drizzle-orm';
import { lockDebts, writeAgreement } from '@/db/agreements';
import type { Tx } from '@/db/client';
import { correctAmounts, correctFacts } from '@/db/corrections';
import type { DecisionCase } from '@/db/decision-case';
import { endHolds } from '@/db/decision-holds';
import { debt, hold, holding, ledgerEntry } from '@/db/schema';
import type { AgreedPlan } from '@/domain/agreement';
import type { DecisionDetails, TooOld } from '@/domain/decision';
import type { DecisionInput } from '@/domain/decision-input';
import type { Worked } from '@/domain/offer-instead';
import type { StaffViewer } from '@/domain/viewer';

/** What an answer needs to be put into effect. `worked` is its counter-offer, if it makes one. */
export type Effecting = {
  readonly decisionId: string;
  readonly requestId: string;
  readonly input: DecisionInput;
  readonly worked: Worked | null;
  readonly language: string;
  readonly sayWords: (plans: readonly AgreedPlan[]) => string;
};

/**
 * Does what an answer says, in the transaction of the decision, and gives what the decision keeps of it. It decides
 * nothing: `checkDecision` has said yes to the same case a moment before, under the same locks.
 */
export async function putIntoEffect(
  tx: Tx,
  viewer: StaffViewer,
  found: DecisionCase,
  effecting: Effecting,
): Promise<DecisionDetails> {
  const { input } = effecting;
  switch (input.outcome) {
    case 'agree':
      return agreeToOffer(tx, viewer, found, effecting);
    case 'counter_offer':
      return offered(effecting.worked);
    case 'pause':
      return placePause(tx, viewer, found, input.untilOn);
    case 'reduce':
      return reduce(tx, found, { ...effecting, amountMinor: input.amountMinor });
    case 'settle': {
      const { amountMinor, deadlineOn } = input;
      return { amountMinor, deadlineOn, remainderMinor: theDebt(found).balanceMinor - amountMinor };
    }
    case 'answer': {
      await sayAge(tx, viewer, found, input);
      await endHolds(tx, viewer, found);
      return { holdEnded: found.isHeldByThisAlone, ...onlyAge(input) };
    }
    case 'correct': {
      const entryIds = await correctAmounts(tx, found, { ...effecting, amounts: input.amounts });
      const fields = await correctFacts(tx, found, input.facts);
      await sayAge(tx, viewer, found, input);
      await endHolds(tx, viewer, found);
      await releaseHolding(tx, found);
      return { entryIds, fields, ...onlyAge(input) };
    }
    case 'release': {
      await sayAge(tx, viewer, found, input);
      await releaseHolding(tx, found);
      return onlyAge(input);
    }
    case 'return_to_creditor':
      await giveBack(tx, found);
      return {};
    case 'ask':
    case 'decline':
    case 'thank':
      return {};
  }
}

/** Presses on one debt wait for each other, whoever presses; where there is no debt, nothing else waits either. */
export async function lockDebtOf(tx: Tx, holdingId: string | null): Promise<void> {
  if (holdingId) await lockDebts(tx, [holdingId]);
}

async function agreeToOffer(
  tx: Tx,
  viewer: StaffViewer,
  { submission, sent, todayOn }: DecisionCase,
  { requestId, language, sayWords }: Effecting,
): Promise<DecisionDetails> {
  const { plan, by } = sent;
  if (!plan || !submission.debtorId) throw new Error('an offer without a plan was agreed');
  const plans = [plan];
  const { debtorId } = submission;
  const words = sayWords(plans);
  return writeAgreement(tx, viewer, { debtorId, plans, by, language, agreedOn: todayOn, requestId, words });
}

function offered(worked: Worked | null): DecisionDetails {
  if (!worked?.ok) throw new Error('a counter-offer was not worked out');
  const { plan, offer, acceptBy } = worked;
  return { plan, offer, acceptBy };
}

async function placePause(
  tx: Tx,
  viewer: StaffViewer,
  { submission, todayOn }: DecisionCase,
  untilOn: string,
): Promise<DecisionDetails> {
  const { debtorId, debtId, id } = submission;
  if (!debtorId) throw new Error('a pause for nobody');
  const [row] = await tx
    .insert(hold)
    .values({
      debtorId,
      debtId,
      reason: 'staff',
      fromOn: todayOn,
      untilOn,
      placedBy: 'staff',
      placedById: viewer.staffId,
      submissionId: id,
    })
    .returning({ id: hold.id });
  if (!row) throw new Error('a pause was not written');
  return { holdId: row.id, untilOn };
}

async function reduce(
  tx: Tx,
  found: DecisionCase,
  { decisionId, amountMinor }: { decisionId: string; amountMinor: number },
): Promise<DecisionDetails> {
  const { balanceMinor } = theDebt(found);
  const debtId = theDebtId(found);
  const [row] = await tx
    .insert(ledgerEntry)
    .values({
      debtId,
      kind: 'write_off',
      amountMinor: -amountMinor,
      effectiveOn: found.todayOn,
      source: 'staff',
      decisionId,
    })
    .returning({ id: ledgerEntry.id });
  if (!row) throw new Error('a reduction was not written');
  // With nothing left to pay, no plan goes on: not this person's, and not that of anybody who shares the debt.
  if (amountMinor === balanceMinor) await endPlans(tx, sql`debt_id = ${debtId}`);
  return { amountMinor, entryId: row.id, leftMinor: balanceMinor - amountMinor };
}

async function endPlans(tx: Tx, of: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(
    sql`update plan set ended_at = guard.now(), ended_because = 'ended' where ended_at is null and ${of}`,
  );
}

async function sayAge(tx: Tx, viewer: StaffViewer, found: DecisionCase, { tooOld }: TooOld): Promise<void> {
  if (tooOld === undefined) return;
  await tx
    .update(debt)
    .set({ tooOldDecision: tooOld, tooOldDecidedBy: viewer.staffId, tooOldDecidedAt: sql`guard.now()` })
    .where(eq(debt.id, theDebtId(found)));
}

function onlyAge({ tooOld }: TooOld): TooOld {
  return tooOld === undefined ? {} : { tooOld };
}

/** What an import set aside is shown to the person from now on. */
async function releaseHolding(tx: Tx, { submission }: DecisionCase): Promise<void> {
  if (!submission.holdingId) return;
  await tx
    .update(holding)
    .set({ releasedAt: sql`guard.now()` })
    .where(sql`id = ${submission.holdingId} and withheld_at is not null and released_at is null`);
}

async function giveBack(tx: Tx, { submission: { holdingId } }: DecisionCase): Promise<void> {
  if (!holdingId) throw new Error('there is no account to give back');
  await tx.update(holding).set({ returnedAt: sql`guard.now()` }).where(eq(holding.id, holdingId));
  await endPlans(tx, sql`holding_id = ${holdingId}`);
}

function theDebt({ debt: found }: DecisionCase): NonNullable<DecisionCase['debt']> {
  if (!found) throw new Error('an answer about a debt that is not there');
  return found;
}

/** The debt that an answer is about; `checkDecision` lets none through that needs one and has none. */
export function theDebtId({ submission: { debtId } }: Pick<DecisionCase, 'submission'>): string {
  if (!debtId) throw new Error('an answer about no debt');
  return debtId;
}
