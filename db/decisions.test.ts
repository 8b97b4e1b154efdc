import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { asViewer } from '@/db/client';
import { type Decided, decide, previewDecision, readAnswering } from '@/db/decisions';
import { recordEvent } from '@/db/events';
import { holdsOf } from '@/db/holds';
import { readHome } from '@/db/home';
import { askToReduce } from '@/db/offers';
import { placePause } from '@/db/pauses';
import { dataKey } from '@/db/schema';
import { openDataKey, openWords } from '@/db/sealed';
import { aDebt, type Built } from '@/db/seed/build';
import { ANSWERED_AT, anOffer, answer, answering, aStaff } from '@/db/seed/deciding';
import { aBudget, agree, asDebtor, PLANNED_AT } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { sendDoubt, sendTelling } from '@/db/submissions';
import { isInForce } from '@/domain/hold';
import type { DebtorViewer } from '@/domain/viewer';

const DECLINE = { outcome: 'decline', reason: 'takes_too_long', waysOn: ['longer', 'free_advice'] } as const;

function idOf(done: Decided): string {
  if (!done.ok || done.kind !== 'decided') throw new Error(JSON.stringify(done));
  return done.decisionId;
}

/** Everything that an answer may change, counted. */
async function stateOf(owner: postgres.Sql, { debtorId, debtId }: Built) {
  const [row] = await owner`
    select (select count(*)::int from decision d join submission s on s.id = d.submission_id where s.debtor_id = ${debtorId}) as decisions,
      (select count(*)::int from proposed_decision d join submission s on s.id = d.submission_id where s.debtor_id = ${debtorId}) as proposed,
      (select count(*)::int from submission where debtor_id = ${debtorId} and closed_at is null) as open,
      (select count(*)::int from agreement where debtor_id = ${debtorId}) as agreements,
      (select count(*)::int from plan where debt_id = ${debtId} and ended_at is null) as plans,
      (select count(*)::int from hold where debtor_id = ${debtorId}) as holds,
      (select count(*)::int from hold_ending e join hold h on h.id = e.hold_id where h.debtor_id = ${debtorId}) as endings,
      (select coalesce(sum(amount_minor), 0)::int from ledger_entry where debt_id = ${debtId}) as balance,
      (select count(*)::int from outbox where dedupe_key like 'decision:%' and debtor_id = ${debtorId}) as messages`;
  return row;
}

async function decisionOf(owner: postgres.Sql, id: string) {
  const [row] = await owner`
    select outcome, reason, ways_on as "waysOn", details, staff_id as "staffId", second_staff_id as "secondStaffId",
      version_seen as "versionSeen", reply from decision where id = ${id}`;
  return row;
}

async function lastEvent(owner: postgres.Sql, caseId: string) {
  const [row] = await owner`
    select act, actor_id as "actorId", payload from event join event_payload p on p.event_id = event.id
    where case_id = ${caseId} order by sequence desc limit 1`;
  return row;
}

test('an offer that staff agree to becomes exactly the plan that was offered, and the person hears that there is news', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const offered = (await readAnswering(staff, id))?.sent.plan;
  const decisionId = idOf(await answer(staff, id, { outcome: 'agree' }));
  const [plan] = await owner`
    select p.id, p.regular_minor::int as regular, p.total_minor::int as total, p.pay_day as "payDay",
      (select json_agg(json_build_object('on', i.due_on, 'amountMinor', i.amount_minor) order by i.number)
        from instalment i where i.plan_id = p.id) as payments
    from plan p where p.debt_id = ${built.debtId}`;
  expect(plan).toMatchObject({
    regular: 3_00,
    total: 18_00,
    payDay: 'monthly:28',
    payments: offered?.payments,
  });
  const [record] =
    await owner`select id, words_shown as words from agreement where debtor_id = ${built.debtorId}`;
  expect(record?.words).toBe('Harbour Card Services: 1800');
  expect(await decisionOf(owner, decisionId)).toMatchObject({
    outcome: 'agree',
    reason: null,
    waysOn: [],
    details: { agreementId: record?.id, planIds: [plan?.id] },
    staffId: staff.staffId,
    secondStaffId: null,
  });
  expect(await stateOf(owner, built)).toMatchObject({
    decisions: 1,
    open: 0,
    plans: 1,
    messages: 1,
    balance: 120_00,
  });
  expect(await lastEvent(owner, built.debtorId)).toMatchObject({
    act: 'answered',
    actorId: staff.staffId,
    payload: { submissionId: id, kind: 'plan_offer', outcome: 'agree' },
  });
  const [news] =
    await owner`select template, details from outbox where dedupe_key = ${`decision:${decisionId}`}`;
  expect(news).toEqual({ template: 'news', details: {} });
});

test('a reply is sealed with the person’s own key, for the row it stands in', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const reply = 'Thank you for telling us about your mum.';
  const taken = await sendTelling(asDebtor(built), { words: 'My mum is ill.', requestId: randomUUID() });
  if (!taken.ok) throw new Error(taken.reason);
  const id = idOf(await answer(staff, taken.id, { outcome: 'thank' }, { reply }));
  const row = await decisionOf(owner, id);
  expect(row?.reply.includes('mum')).toBe(false);
  const [kept] = await asViewer(asDebtor(built), (tx) => tx.select().from(dataKey));
  const key = kept && openDataKey(built.debtorId, kept);
  if (!key) throw new Error('no key');
  expect(openWords(key, { table: 'decision', column: 'reply', row: id }, row?.reply)).toBe(reply);
  expect(() =>
    openWords(key, { table: 'decision', column: 'reply', row: randomUUID() }, row?.reply),
  ).toThrow();
});

test('a counter-offer is worked out by the engine, changes nothing yet, and leaves a week to think', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const input = { outcome: 'counter_offer', offer: 'amount.500.monthly:28', firstOn: '2027-01-01' } as const;
  const decisionId = idOf(await answer(staff, id, input));
  const row = await decisionOf(owner, decisionId);
  expect(row?.details).toMatchObject({
    offer: 'amount.500.monthly:28',
    acceptBy: '2026-12-30',
    plan: { regularMinor: 5_00, totalMinor: 120_00, firstOn: '2027-01-28', holdingId: built.holdingId },
  });
  const paid = row?.details.plan.payments.map((one: { amountMinor: number }) => one.amountMinor);
  expect(paid.reduce((sum: number, minor: number) => sum + minor, 0)).toBe(120_00);
  expect(await stateOf(owner, built)).toMatchObject({ open: 0, plans: 0, agreements: 0, messages: 1 });
});

test('a counter-offer asks for no more than a budget leaves, unless the person offered it themselves', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 600_00 });
  await aBudget(owner, built, 25_00);
  const id = await anOffer(built, 'little.1000.monthly:28');
  const staff = await aStaff(owner);
  const offering = (offer: string) =>
    answer(staff, id, { outcome: 'counter_offer', offer, firstOn: '2026-12-20' });
  expect(await offering('amount.4000.monthly:28')).toMatchObject({ reason: 'more-than-is-left' });
  expect(await offering('settle.70')).toMatchObject({ reason: 'not-a-plan' });
  expect(await offering('anything')).toMatchObject({ reason: 'not-a-plan' });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, open: 1 });
  idOf(await offering('amount.1500.monthly:28'));

  const keen = await aDebt(owner, { balanceMinor: 600_00 });
  await aBudget(owner, keen, 25_00);
  const theirs = await anOffer(keen, 'amount.6000.monthly:28');
  idOf(
    await answer(staff, theirs, {
      outcome: 'counter_offer',
      offer: 'amount.5000.monthly:28',
      firstOn: '2026-12-20',
    }),
  );
});

test('a plan whose first day has come too near is not agreed as it stands, and neither is one for another balance', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const late = { ...staff, clock: '2026-12-24T09:15:00.000Z' };
  expect(await answer(late, id, { outcome: 'agree' })).toMatchObject({ ok: false, reason: 'plan-gone' });
  await owner`insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    values (${built.debtId}, 'payment', -100, '2026-12-01', 'payment')`;
  expect(await answer(staff, id, { outcome: 'agree' })).toMatchObject({ ok: false, reason: 'plan-gone' });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, plans: 0, open: 1 });
});

test('a pause by staff holds the debt until its day, and the person’s home says so', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  idOf(await answer(staff, id, { outcome: 'pause', untilOn: '2027-01-31' }));
  const holds = await asViewer(staff, (tx) => holdsOf(tx, built));
  expect(holds).toMatchObject([
    { reason: 'staff', debtId: built.debtId, fromOn: '2026-12-02', untilOn: '2027-01-31', endedOn: null },
  ]);
  const home = await readHome({ ...asDebtor(built), clock: ANSWERED_AT });
  expect(JSON.stringify(home)).toContain('2027-01-31');
});

test('a longer pause that was asked for holds everything', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const me = (clock: string): DebtorViewer => asDebtor(built, clock);
  for (const clock of ['2026-10-01T10:00:00.000Z', '2026-10-20T10:00:00.000Z'])
    await placePause(me(clock), { reason: 'getting_advice', requestId: randomUUID() });
  const asked = await placePause(me(PLANNED_AT), { reason: 'getting_advice', requestId: randomUUID() });
  if (!asked.ok || asked.kind !== 'asked') throw new Error('a third pause did not go to a person');
  const staff = await aStaff(owner);
  idOf(await answer(staff, asked.submissionId, { outcome: 'pause', untilOn: '2027-01-15' }));
  const [hold] = await owner`
    select debt_id as "debtId", until_on::text as "untilOn" from hold where submission_id = ${asked.submissionId}`;
  expect(hold).toEqual({ debtId: null, untilOn: '2027-01-15' });
});

async function askedToReduce(built: Built): Promise<string> {
  const { holdingId } = built;
  const asked = { holdingId, reason: 'income', words: 'I lost my job.', requestId: randomUUID() } as const;
  const taken = await askToReduce(asDebtor(built), asked);
  if (!taken.ok) throw new Error(taken.reason);
  return taken.id;
}

test('a reduction is one entry of the ledger that names its decision; with nothing left, a plan ends', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const part = await askedToReduce(built);
  const done = idOf(await answer(staff, part, { outcome: 'reduce', amountMinor: 20_00 }));
  const [entry] = await owner`
    select id, kind, amount_minor::int as minor, effective_on::text as "on", source, decision_id as "decisionId"
    from ledger_entry where debt_id = ${built.debtId} and source = 'staff' and decision_id is not null`;
  expect(entry).toMatchObject({ kind: 'write_off', minor: -20_00, on: '2026-12-02', decisionId: done });
  expect((await decisionOf(owner, done))?.details).toEqual({
    amountMinor: 20_00,
    entryId: entry?.id,
    leftMinor: 100_00,
  });
  const agreed = await agree(asDebtor(built, ANSWERED_AT), built, 'amount.2500.monthly:28');
  expect(agreed).toMatchObject({ ok: true, sentIds: [] });
  const rest = await askedToReduce(built);
  expect(await answer(staff, rest, { outcome: 'reduce', amountMinor: 99_99 })).toMatchObject({
    reason: 'on-plan',
  });
  expect(await answer(staff, rest, { outcome: 'reduce', amountMinor: 100_01 })).toMatchObject({
    reason: 'more-than-is-owed',
  });
  idOf(await answer(staff, rest, { outcome: 'reduce', amountMinor: 100_00 }));
  expect(await stateOf(owner, built)).toMatchObject({ balance: 0, plans: 0, open: 0 });
});

test('a settlement says what is paid, by when and what then goes, and changes no figure', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const id = await askedToReduce(built);
  const done = idOf(
    await answer(staff, id, { outcome: 'settle', amountMinor: 70_00, deadlineOn: '2027-03-01' }),
  );
  expect((await decisionOf(owner, done))?.details).toEqual({
    amountMinor: 70_00,
    deadlineOn: '2027-03-01',
    remainderMinor: 50_00,
  });
  expect(await stateOf(owner, built)).toMatchObject({ balance: 120_00, holds: 0, open: 0 });
});

async function aDoubt(
  built: Built,
  doubt: 'wrong_amount' | 'too_old' | 'not_me' = 'wrong_amount',
): Promise<string> {
  const { holdingId } = built;
  const sent = { holdingId, doubt, line: null, words: 'This is not right.', requestId: randomUUID() };
  const taken = await sendDoubt(asDebtor(built), sent);
  if (!taken.ok) throw new Error(taken.reason);
  return taken.id;
}

test('a doubt that is answered ends its own hold and no other, and the ledger stays', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const [one, other] = [await aDoubt(built), await aDoubt(built)];
  const done = idOf(await answer(staff, one, { outcome: 'answer' }));
  // Its own has ended, and the debt is on hold all the same: nobody is told that it is not.
  expect((await decisionOf(owner, done))?.details).toEqual({ holdEnded: false });
  const holds = await asViewer(staff, (tx) => holdsOf(tx, built));
  expect(holds.filter((hold) => isInForce(hold, '2026-12-02')).length).toBe(1);
  const [ending] = await owner`
    select h.submission_id as id, ended_by as by, ended_by_id as "byId" from hold_ending e join hold h on h.id = e.hold_id
    where h.debtor_id = ${built.debtorId}`;
  expect(ending).toEqual({ id: one, by: 'staff', byId: staff.staffId });
  expect(await stateOf(owner, built)).toMatchObject({ balance: 120_00, open: 1 });
  const last = idOf(await answer(staff, other, { outcome: 'answer' }));
  expect((await decisionOf(owner, last))?.details).toEqual({ holdEnded: true });
  const left = await asViewer(staff, (tx) => holdsOf(tx, built));
  expect(left.filter((hold) => isInForce(hold, '2026-12-02'))).toEqual([]);
});

test('a correction posts one entry for each component that changes, ends the hold and leaves what was entered', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const id = await aDoubt(built);
  const amounts = { fee: -12_00, interest: -3_50, original: 0 };
  const done = idOf(await answer(staff, id, { outcome: 'correct', amounts, facts: {} }));
  const entries = await owner`
    select component, amount_minor::int as minor, decision_id as "decisionId" from ledger_entry
    where debt_id = ${built.debtId} and kind = 'correction' order by component`;
  expect(entries).toEqual([
    { component: 'fee', minor: -12_00, decisionId: done },
    { component: 'interest', minor: -3_50, decisionId: done },
  ]);
  expect(await stateOf(owner, built)).toMatchObject({ balance: 104_50, endings: 1, open: 0 });
});

test('a debt that is called too old is asked for no more, by one person; that it is not needs two', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const id = await aDoubt(built, 'too_old');
  expect(await answer(staff, id, { outcome: 'answer' })).toMatchObject({ reason: 'say-too-old' });
  const waits = await answer(staff, id, { outcome: 'answer', tooOld: 'not_too_old' });
  expect(waits).toMatchObject({ ok: true, kind: 'proposed' });
  const other = await aDebt(owner);
  idOf(await answer(staff, await aDoubt(other, 'too_old'), { outcome: 'answer', tooOld: 'too_old' }));
  const [row] = await owner`
    select too_old_decision as said, too_old_decided_by as by, too_old_decided_at = ${ANSWERED_AT} as now
    from debt where id = ${other.debtId}`;
  expect(row).toEqual({ said: 'too_old', by: staff.staffId, now: true });
});

test('what an import set aside is let go, put right or given back, and nobody is sent anything', async ({
  database: { owner },
}) => {
  const held = async (wanted: object = { withheldReason: 'parts-do-not-add-up' }) => {
    const built = await aDebt(owner, wanted);
    const { creditorId, debtorId, debtId, holdingId } = built;
    const [row] = await owner<{ id: string }[]>`
      insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, details)
      values ('import_held', ${creditorId}, ${debtorId}, ${debtId}, ${holdingId}, '{"reason": "parts-do-not-add-up"}')
      returning id`;
    return { built, id: row?.id ?? '' };
  };
  const staff = await aStaff(owner);
  const sees = async (built: Built) => (await readHome(asDebtor(built, ANSWERED_AT))).debts.length;

  const released = await held();
  expect(await sees(released.built)).toBe(0);
  idOf(await answer(staff, released.id, { outcome: 'release' }, { reply: '' }));
  expect(await sees(released.built)).toBe(1);

  const corrected = await held();
  const facts = { firstName: 'Roberta', postcode: 'M2 2BB' };
  const done = idOf(
    await answer(staff, corrected.id, { outcome: 'correct', amounts: { fee: -20_00 }, facts }, { reply: '' }),
  );
  expect(await sees(corrected.built)).toBe(1);
  expect((await decisionOf(owner, done))?.details).toMatchObject({ fields: ['firstName', 'postcode'] });
  const [who] = await owner`
    select first_name as first, postcode, match_key is not null as known from debtor where id = ${corrected.built.debtorId}`;
  expect(who).toEqual({ first: 'Roberta', postcode: 'M2 2BB', known: true });
  expect(await stateOf(owner, corrected.built)).toMatchObject({ balance: 100_00, messages: 0 });

  const returned = await held();
  idOf(await answer(staff, returned.id, { outcome: 'return_to_creditor' }, { reply: '' }));
  const [holding] =
    await owner`select returned_at is not null as back from holding where id = ${returned.built.holdingId}`;
  expect(holding).toEqual({ back: true });
  expect(await sees(returned.built)).toBe(0);

  const old = await held({ mayBeTooOldOn: '2026-11-02' });
  expect(await answer(staff, old.id, { outcome: 'release' }, { reply: '' })).toMatchObject({
    reason: 'say-too-old',
  });
  idOf(await answer(staff, old.id, { outcome: 'release', tooOld: 'too_old' }, { reply: '' }));
  expect(await sees(old.built)).toBe(1);
});

test('a postcode that is put right moves the person to the nation it lies in; at a border nobody knows which it is', async ({
  database: { owner },
}) => {
  const staff = await aStaff(owner);
  const moved = async (postcode: string) => {
    const built = await aDebt(owner, { withheldReason: 'identity-changed' });
    const { creditorId, debtorId, debtId, holdingId } = built;
    await owner`update debtor set nation = 'wales' where id = ${debtorId}`;
    const [aside] = await owner<{ id: string }[]>`
      insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id)
      values ('import_identity', ${creditorId}, ${debtorId}, ${debtId}, ${holdingId}) returning id`;
    const correction = { outcome: 'correct', amounts: {}, facts: { postcode } } as const;
    idOf(await answer(staff, aside?.id ?? '', correction));
    const [row] = await owner<{ nation: string | null }[]>`select nation from debtor where id = ${debtorId}`;
    return row?.nation;
  };
  expect(await moved('EH1 1AA')).toBe('scotland');
  expect(await moved('M1 1AA')).toBe('england');
  expect(await moved('TD1 1AA')).toBeNull();
});

test('somebody who is corrected to be a person we know already is refused, and nothing changes', async ({
  database: { owner },
}) => {
  const facts = {
    firstName: 'Ada',
    lastName: `Twice ${randomUUID()}`,
    bornOn: '1970-01-01',
    postcode: 'M3 3CC',
  };
  const staff = await aStaff(owner);
  const results: Decided[] = [];
  for (const _ of [1, 2]) {
    const built = await aDebt(owner, { withheldReason: 'empty' });
    const { creditorId, debtorId, debtId, holdingId } = built;
    const [row] = await owner<{ id: string }[]>`
      insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id)
      values ('import_identity', ${creditorId}, ${debtorId}, ${debtId}, ${holdingId}) returning id`;
    results.push(
      await answer(staff, row?.id ?? '', { outcome: 'correct', amounts: {}, facts }, { reply: '' }),
    );
  }
  expect(results).toMatchObject([{ ok: true }, { ok: false, reason: 'known-already' }]);
});

test('a rate that nobody has told us is noted as done', async ({ database: { owner } }) => {
  const { creditorId } = await aDebt(owner);
  const [row] = await owner<{ id: string }[]>`
    insert into submission (kind, creditor_id) values ('missing_rate', ${creditorId}) returning id`;
  const id = row?.id ?? '';
  const staff = await aStaff(owner);
  idOf(await answer(staff, id, { outcome: 'thank' }, { reply: '' }));
  expect((await lastEvent(owner, id))?.act).toBe('answered');
});

test('two people who answer the same thing at once give one answer, and the second is told', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const people = await Promise.all([1, 2, 3, 4].map(() => aStaff(owner)));
  const ready = await Promise.all(
    people.map((staff, at) =>
      answering(staff, id, at % 2 ? { outcome: 'agree' } : { outcome: 'pause', untilOn: '2027-01-31' }),
    ),
  );
  const done = await Promise.all(
    ready.map((one, at) => decide(people[at] ?? (people[0] as (typeof people)[number]), one)),
  );
  expect(done.filter(({ ok }) => ok).length).toBe(1);
  expect(done.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual(['closed', 'closed', 'closed']);
  const state = await stateOf(owner, built);
  expect(state).toMatchObject({ decisions: 1, open: 0, messages: 1 });
  expect((state?.plans ?? 0) + (state?.holds ?? 0)).toBe(1);
});

test('one press has one effect however often it comes', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const press = await answering(staff, id, { outcome: 'agree' });
  const results = await Promise.all([1, 2, 3].map(() => decide(staff, press)));
  expect(new Set(results.map(idOf)).size).toBe(1);
  expect(idOf(await decide(staff, press))).toBe(idOf(results[0] as Decided));
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 1, plans: 1, agreements: 1, messages: 1 });
});

test('an answer written before the case moved on is refused, with what changed; a look is no change', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const written = await answering(staff, id, { outcome: 'pause', untilOn: '2027-01-31' });
  await sendTelling(asDebtor(built, '2026-12-02T08:00:00.000Z'), {
    words: 'More news.',
    requestId: randomUUID(),
  });
  const refused = await decide(staff, written);
  expect(refused).toMatchObject({
    ok: false,
    reason: 'stale',
    since: [
      { act: 'told us what happened', by: 'debtor', name: null, at: new Date('2026-12-02T08:00:00.000Z') },
    ],
  });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, holds: 0, open: 2, messages: 0 });
  const again = await answering(staff, id, written.input);
  const look = { caseId: built.debtorId, act: 'read their words', subject: 'x', subjectId: 'x' };
  await asViewer(staff, (tx) => recordEvent(tx, staff, look));
  idOf(await decide(staff, again));
});

test('somebody else’s case is answered by them, unless it is taken over', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const [first, second] = [await aStaff(owner), await aStaff(owner)];
  await owner`update submission set assignee_id = ${first.staffId} where id = ${id}`;
  const input = { outcome: 'pause', untilOn: '2027-01-31' } as const;
  expect(await answer(second, id, input)).toMatchObject({ ok: false, reason: 'someone-elses' });
  idOf(await answer(second, id, input, { takeOver: true }));
  const [row] = await owner`select assignee_id as assignee from submission where id = ${id}`;
  expect(row).toEqual({ assignee: second.staffId });
  const acts =
    await owner`select act from event where case_id = ${built.debtorId} order by sequence desc limit 2`;
  expect(acts.map(({ act }) => act)).toEqual(['answered', 'took over the case']);
});

test('a reply with a word that blocks is never sent, nor one without thanks to who told us something', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await aDoubt(built);
  const staff = await aStaff(owner);
  for (const [reply, reason] of [
    ['Thank you. You must pay.', 'reply-blocked'],
    ['It is right.', 'no-thanks'],
    ['', 'reply-empty'],
  ] as const)
    expect(await answer(staff, id, { outcome: 'answer' }, { reply })).toMatchObject({ ok: false, reason });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, endings: 0, open: 1 });
});

test('nobody outside the portfolio, or without the right to decide, answers anything', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const other = await aDebt(owner, { creditor: 'Northwater Utilities' });
  const id = await anOffer(built);
  const stranger = await aStaff(owner, 'agent', [other.creditorId]);
  const input = { outcome: 'agree' } as const;
  expect(await answer(stranger, id, input)).toMatchObject({ reason: 'not-there' });
  const press = await answering(stranger, id, input);
  expect(await decide(stranger, { ...press, submissionId: 'no-id' })).toMatchObject({ reason: 'not-there' });
  for (const role of ['auditor', 'admin'] as const)
    expect(await answer(await aStaff(owner, role), id, input), role).toMatchObject({ reason: 'not-there' });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, open: 1 });
});

test('a preview says how an answer would come out and writes nothing', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const staff = await aStaff(owner);
  const before = await stateOf(owner, built);
  expect(await previewDecision(staff, await answering(staff, id, DECLINE))).toMatchObject({
    ok: true,
    second: 'refusal',
  });
  const counter = {
    outcome: 'counter_offer',
    offer: 'amount.500.monthly:28',
    firstOn: '2026-12-01',
  } as const;
  expect(await previewDecision(staff, await answering(staff, id, counter))).toMatchObject({
    ok: true,
    second: null,
    worked: { ok: true, plan: { firstOn: '2026-12-29', totalMinor: 120_00 } },
  });
  expect(await stateOf(owner, built)).toEqual(before);
});
