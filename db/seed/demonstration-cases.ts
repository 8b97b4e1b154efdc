import type postgres from 'postgres';
import { beginBudget, finishBudget, saveLines } from '@/db/budgets';
import { askToReduce } from '@/db/offers';
import { placePause } from '@/db/pauses';
import { agreePlans } from '@/db/plans';
import { readAsking } from '@/db/proposals';
import { shownFor } from '@/db/seed/planning';
import { sendDoubt, sendTelling } from '@/db/submissions';
import { showOffer } from '@/domain/agreeing';
import { uuidFrom } from '@/domain/agreement';
import type { DebtorViewer } from '@/domain/viewer';

type Person = {
  readonly me: DebtorViewer;
  readonly holdingId: string;
  readonly press: (what: string) => string;
};

/** What some of the made-up people have sent, so that staff who try Evenkeel find something to answer. */
const SENT: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
  EK00070016: async (person) => {
    await tell(
      person,
      'My hours were cut in September, from five days to three. I can pay something, only not as much as I used to. ' +
        'My son started school, so I hope to have more work in spring.',
    );
    await budgetOf(person);
    await offer(person, 'amount.300.monthly:28');
  },
  EK00070007: ({ me, holdingId, press }) =>
    sendDoubt(me, {
      holdingId,
      doubt: 'already_paid',
      line: 'original',
      words: 'I paid £300 of this at the post office in June. I still have the slip.',
      requestId: press('doubt'),
    }),
  EK00070005: (person) =>
    tell(
      person,
      'I have just come out of hospital and I sleep a lot. Please write to me, do not ring. I will look at it when I can.',
    ),
  EK00070041: ({ me, holdingId, press }) =>
    askToReduce(me, {
      holdingId,
      reason: 'long_time',
      words: 'It has been three years and I never get to the end of it. I live on my pension.',
      requestId: press('reduce'),
    }),
  EK00070355: async ({ me, press }) => {
    for (const one of ['first', 'second', 'third'])
      await placePause(me, { reason: 'getting_advice', requestId: press(one) });
  },
  EK00070049: (person) => offer(person, 'little.200.monthly:28'),
};

/**
 * Lets made-up people send what waits for staff: a telling with a plan outside the policy, a doubt, a request to reduce,
 * one for a longer pause, a little for now. Each press has an id of its own, so that a start that was stopped half-way
 * is finished by the next and nothing is sent twice.
 */
export async function sendDemonstrationCases(owner: postgres.Sql): Promise<void> {
  const rows = await owner<{ reference: string; debtorId: string; holdingId: string }[]>`
    select account_reference as reference, debtor_id as "debtorId", id as "holdingId"
    from holding where account_reference in ${owner(Object.keys(SENT))}`;
  for (const { reference, debtorId, holdingId } of rows)
    await SENT[reference]?.({
      me: { kind: 'debtor', debtorId, proved: 'contact' },
      holdingId,
      press: (what) => uuidFrom(`demonstration:${reference}:${what}`),
    });
}

function tell({ me, press }: Person, words: string) {
  return sendTelling(me, { words, requestId: press('telling') });
}

/** Where it was sent at an earlier start, or has been agreed since, there is nothing left to offer. */
async function offer({ me, holdingId, press }: Person, written: string): Promise<void> {
  if (!showOffer(await readAsking(me), { holdingId, offer: written }).ok) return;
  const wanted = await shownFor(me, [{ holdingId, offer: written }]);
  await agreePlans(me, { ...wanted, requestId: press('offer') });
}

async function budgetOf({ me, press }: Person): Promise<void> {
  const begun = await beginBudget(me, { from: 'nothing', requestId: press('budget') });
  if (!begun.ok) return;
  const line = (section: 'income' | 'spending' | 'priority_arrears', groupKey: string, lineKey: string) => ({
    section,
    groupKey,
    lineKey,
  });
  const monthly = (amountMinor: number) => ({ said: { amountMinor, frequency: 'monthly' as const } });
  const weekly = (amountMinor: number) => ({ said: { amountMinor, frequency: 'weekly' as const } });
  await saveLines(me, begun.id, [
    { ...line('income', 'wages', 'own_wages'), ...monthly(1_012_00) },
    { ...line('income', 'benefits', 'universal_credit'), ...monthly(318_40) },
    { ...line('income', 'benefits', 'child_benefit'), ...weekly(26_05) },
    { ...line('spending', 'home_and_contents', 'rent'), ...monthly(690_00) },
    { ...line('spending', 'home_and_contents', 'council_tax'), ...monthly(118_00) },
    { ...line('spending', 'utilities', 'electricity'), ...monthly(96_00) },
    { ...line('spending', 'transport_and_travel', 'public_transport'), ...weekly(18_50) },
    { ...line('spending', 'food_and_housekeeping', 'groceries'), ...weekly(72_00) },
    { ...line('spending', 'school', 'school_clothes'), ...monthly(15_00) },
    { ...line('spending', 'communications_and_leisure', 'phone_and_internet'), ...monthly(31_00) },
    { ...line('priority_arrears', 'priority_arrears', 'energy_arrears'), ...monthly(20_00) },
  ]);
  await finishBudget(me, begun.id);
}
