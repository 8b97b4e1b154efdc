import { and, eq, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { holdsOf } from '@/db/holds';
import { queueNews } from '@/db/outbox';
import { agreement, holdEnding, holding, instalment, plan } from '@/db/schema';
import { type AgreedPlan, type Agreement, canonicalJson, sha256 } from '@/domain/agreement';
import type { IsoDay } from '@/domain/calendar';
import { ownPauseOn } from '@/domain/pause';
import type { DebtorViewer, StaffViewer } from '@/domain/viewer';

/** What is agreed, once whoever decides has said yes to it. `words` is what the page said of these plans. */
export type ToWrite = {
  readonly debtorId: string;
  readonly plans: readonly AgreedPlan[];
  readonly by: Agreement['by'];
  readonly language: string;
  readonly agreedOn: IsoDay;
  /** One id for the press; a second agreement with it is refused by the schema, so look with `agreedBefore` first. */
  readonly requestId: string;
  readonly words: string;
};

/** An agreement as it was written: its id, and the ids of its plans in the order they came in. */
export type Written = { readonly agreementId: string; readonly planIds: readonly string[] };

/**
 * Writes one agreement in the transaction of what it belongs to: its record with its hash and the words shown, a plan with
 * its payments for each debt, the end of the person's own pause, and the event. It decides nothing and reckons nothing:
 * whoever calls has locked the debts (`lockDebts`), knows that none has a live plan, and that the plans are what was shown.
 * A live plan all the same is refused by the schema (`one_live_plan_per_holding`). A person who agrees by themselves is
 * sent a message; where staff say yes, the message is that of their answer. Throws where there is nothing to agree.
 */
export async function writeAgreement(
  tx: Tx,
  viewer: DebtorViewer | StaffViewer,
  { debtorId, plans, by, language, agreedOn, requestId, words }: ToWrite,
): Promise<Written> {
  if (plans.length === 0) throw new Error('an agreement without a plan');
  const content: Agreement = { form: 'evenkeel-agreement-1', debtorId, language, agreedOn, by, plans };
  const canonical = canonicalJson(content);
  const hash = sha256(canonical);
  const [record] = await tx
    .insert(agreement)
    .values({ debtorId, canonical, sha256: hash, wordsShown: words, language, requestId })
    .returning({ id: agreement.id });
  if (!record) throw new Error('an agreement was not written');
  const planIds: string[] = [];
  for (const one of plans) planIds.push(await writePlan(tx, record.id, one));
  await endPauseWith(tx, viewer, { debtorId, plans, agreedOn });
  await recordEvent(tx, viewer, {
    caseId: debtorId,
    act: 'agreed a plan',
    subject: 'agreement',
    subjectId: record.id,
    payload: { sha256: hash, planIds, policyVersions: plans.map(({ policyVersion }) => policyVersion) },
  });
  if (viewer.kind === 'debtor') await queueNews(tx, debtorId, `agreement:${record.id}`);
  return { agreementId: record.id, planIds };
}

/** A person who presses would rather wait a little than press again. */
const LONGEST_WAIT_MS = 10_000;
const TRIES = 4;

/**
 * Runs what a press does, as the person, in its turn: one press has one effect however often it is tried, so a crowd at
 * one debt is waited out rather than sent away. `work` locks the debts and looks for what stands before it writes.
 */
export async function pressInTurn<T>(viewer: DebtorViewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await asViewer(viewer, work, { deadlineMs: LONGEST_WAIT_MS });
    } catch (error) {
      // The lock makes this all but impossible; the rule in the schema holds even where it does not.
      const isSecond = isRefusedBy(error, 'one_live_plan_per_holding');
      if (tried === TRIES || !(isSecond || isCrowded(error))) throw error;
    }
  }
}

/** Whether the database gave up waiting: for a lock (55P03), for a statement (57014), or we for it. */
function isCrowded(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'AWAY' || code === '55P03' || code === '57014';
}

/** The plans that the same press agreed before; null where it agreed none. */
export async function agreedBefore(
  tx: Tx,
  { debtorId, requestId }: { debtorId: string; requestId: string },
): Promise<readonly string[] | null> {
  const rows = await tx
    .select({ id: plan.id })
    .from(plan)
    .innerJoin(agreement, eq(agreement.id, plan.agreementId))
    .where(and(eq(agreement.requestId, requestId), eq(agreement.debtorId, debtorId)))
    .orderBy(plan.id);
  return rows.length === 0 ? null : rows.map(({ id }) => id);
}

/**
 * Makes presses on one debt wait for each other until the transaction ends, those of another holder of it and those of
 * staff too. In one order, so that none wait in a ring.
 */
export async function lockDebts(tx: Tx, holdingIds: readonly string[]): Promise<void> {
  const ids = sql.join(
    holdingIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(debt_id::text, 7310515))
    from (select distinct debt_id from ${holding} where id in (${ids}) order by debt_id) locked`);
}

async function writePlan(tx: Tx, agreementId: string, agreed: AgreedPlan): Promise<string> {
  const { holdingId, debtId, policyId, frequency, payDay, regularMinor, totalMinor } = agreed;
  const [row] = await tx
    .insert(plan)
    .values({
      agreementId,
      policyId,
      holdingId,
      debtId,
      version: sql`(select coalesce(max(version), 0) + 1 from plan where holding_id = ${holdingId})`,
      frequency,
      payDay,
      regularMinor,
      totalMinor,
    })
    .returning({ id: plan.id });
  if (!row) throw new Error('a plan was not written');
  await tx.insert(instalment).values(
    agreed.payments.map(({ on, amountMinor }, at) => ({
      planId: row.id,
      number: at + 1,
      dueOn: on,
      amountMinor,
    })),
  );
  return row.id;
}

/** The person's own pause lasts until their first payment and no longer: nobody is to pay while a pause is on. */
async function endPauseWith(
  tx: Tx,
  viewer: DebtorViewer | StaffViewer,
  { debtorId, plans, agreedOn }: Pick<ToWrite, 'debtorId' | 'plans' | 'agreedOn'>,
): Promise<void> {
  const pause = ownPauseOn(await holdsOf(tx, { debtorId }), agreedOn);
  const firstOn = plans.map((one) => one.firstOn).sort()[0];
  if (!pause || !firstOn || (pause.untilOn !== null && pause.untilOn < firstOn)) return;
  await tx
    .insert(holdEnding)
    .values({
      holdId: pause.id,
      endedOn: firstOn,
      endedBy: viewer.kind,
      endedById: viewer.kind === 'debtor' ? viewer.debtorId : viewer.staffId,
      because: 'agreed a plan',
    })
    .onConflictDoNothing();
}
