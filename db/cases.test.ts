import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { asViewer } from '@/db/client';
import { findDebt } from '@/db/debts';
import { recordEvent } from '@/db/events';
import { askToReduce } from '@/db/offers';
import { placePause } from '@/db/pauses';
import { agreePlans } from '@/db/plans';
import { anAnswer } from '@/db/seed/answers';
import { aBudget, aDebt } from '@/db/seed/build';
import { farAway } from '@/db/seed/far-away';
import { addEntries, addPlan, tell } from '@/db/seed/owing';
import { agree, asDebtor, PLANNED_AT, shownFor } from '@/db/seed/planning';
import { aMember } from '@/db/seed/staff';
import { settingOf, surroundings } from '@/db/seed/surroundings';
import { expect, test } from '@/db/seed/testing';
import { sendDoubt } from '@/db/submissions';
import { readCase } from './cases';
import { offerIn } from './cases-sent';
import { readWordsOf } from './cases-words';

const later = (minutes: number): string => new Date(Date.parse(PLANNED_AT) + minutes * 60_000).toISOString();

test('A case shows the figures of the debtor’s own page, and lines that add up to them', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 500_00 });
  await addEntries(owner, built.debtId, [
    { kind: 'interest', amountMinor: 12_34, onDay: '2026-11-02', line: 7 },
    { kind: 'payment', amountMinor: -100_00, onDay: '2026-11-10', reference: randomUUID() },
  ]);
  const staff = await aMember(owner);
  const read = await readCase(staff, built.debtorId);
  const own = await findDebt(asDebtor(built), built.debtId);
  const [debt] = read?.debts ?? [];
  expect(debt?.balanceMinor).toBe(412_34);
  expect(debt?.makeUp).toEqual(own?.makeUp);
  expect(debt?.makeUp.nowMinor).toBe(debt?.balanceMinor);
  expect(debt?.asAtOn).toBe(own?.debt.asAtOn);
  expect(read?.person).toMatchObject({ debtorId: built.debtorId, kind: 'person', nation: 'england' });
});

test('A person’s words are opened for whoever may read them, and the look is written once in a quarter of an hour', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await tell(asDebtor(built), 'My mum is ill.\nShe lives with me.');
  const agent = await aMember(owner, { clock: PLANNED_AT });
  // Two tabs at once are one look.
  const both = await Promise.all([readCase(agent, built.debtorId), readCase(agent, built.debtorId)]);
  for (const read of both)
    expect(read?.sent[0]?.words).toEqual({ kind: 'shown', text: 'My mum is ill.\nShe lives with me.' });
  const looks = () =>
    owner`select actor_id from event where case_id = ${built.debtorId} and act = 'read their words' order by sequence`;
  expect([...(await looks())]).toEqual([{ actor_id: agent.staffId }]);
  await readCase({ ...agent, clock: later(14) }, built.debtorId);
  expect(await looks()).toHaveLength(1);
  await readCase({ ...agent, clock: later(16) }, built.debtorId);
  expect(await looks()).toHaveLength(2);
  // Somebody else's look is their own.
  await readCase(await aMember(owner, { clock: later(16) }), built.debtorId);
  expect(await looks()).toHaveLength(3);
});

test('Where nothing was written no look is, since there was nothing to read', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await placePause(asDebtor(built), { reason: 'asked_for_pause', requestId: randomUUID() });
  await readCase(await aMember(owner), built.debtorId);
  const looks =
    await owner`select 1 from event where case_id = ${built.debtorId} and act = 'read their words'`;
  expect(looks).toHaveLength(0);
});

test('Where the look cannot be written, no words are shown', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  await tell(asDebtor(built), 'Nobody may read this unseen.');
  const agent = await aMember(owner);
  await owner.unsafe(`create function refuse_look() returns trigger language plpgsql as $$
    begin if new.act = 'read their words' and new.case_id = '${built.debtorId}' then raise exception 'no room'; end if; return new; end $$;
    create trigger no_look before insert on event for each row execute function refuse_look()`);
  const read = readCase(agent, built.debtorId);
  await expect(read).rejects.toThrow(/database/);
  await owner.unsafe('drop trigger no_look on event; drop function refuse_look()');
  expect((await readCase(agent, built.debtorId))?.sent[0]?.words.kind).toBe('shown');
});

for (const role of ['admin', 'auditor'] as const)
  test(`${role}: sees that there are words and a reply, never what they say, and leaves no look`, async ({
    database: { owner },
  }) => {
    const built = await aDebt(owner);
    const { id } = await tell(asDebtor(built), 'Words for an agent.');
    await anAnswer(owner, {
      outcome: 'thank',
      details: {},
      submissionId: id,
      reply: 'Thank you for telling us.',
    });
    const member = await aMember(owner, { role });
    const read = await readCase(member, built.debtorId);
    expect(read?.mayReadWords).toBe(false);
    expect(read?.sent[0]).toMatchObject({
      words: { kind: 'private' },
      decision: { reply: { kind: 'private' } },
    });
    expect(JSON.stringify(read)).not.toContain('Words for an agent');
    expect(
      await readWordsOf(member, built.debtorId, [
        { place: { table: 'submission', column: 'words', row: id }, sealed: Buffer.from('x') },
      ]),
    ).toEqual([{ kind: 'private' }]);
    const looks = await owner`select 1 from event where actor_id = ${member.staffId}`;
    expect(looks).toHaveLength(0);
  });

test('A decision is shown with its reply as it was sent, who made it, and what the person said to it', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const { id } = await tell(asDebtor(built), 'Hello.');
  const agent = await aMember(owner, { name: 'Asha Rao' });
  const decisionId = await anAnswer(owner, {
    outcome: 'thank',
    details: {},
    submissionId: id,
    reply: 'Thank you. We paused it.',
    staffId: agent.staffId,
  });
  await owner`insert into decision_answer (decision_id, answer) values (${decisionId}, 'replied')`;
  await owner`insert into decision_feedback (decision_id, how) values (${decisionId}, 'helped')`;
  const read = await readCase(agent, built.debtorId);
  expect(read?.sent[0]?.decision).toMatchObject({
    id: decisionId,
    outcome: 'thank',
    staffId: agent.staffId,
    reply: { kind: 'shown', text: 'Thank you. We paused it.' },
    answer: 'replied',
    feedback: 'helped',
  });
  expect(read?.colleagues.get(agent.staffId)).toEqual({ name: 'Asha Rao', role: 'agent' });
  expect(read?.open).toEqual([]);
});

test('Words whose key was destroyed are said to be deleted', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  await tell(asDebtor(built), 'Forget this.');
  await owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  const read = await readCase(await aMember(owner), built.debtorId);
  expect(read?.sent[0]?.words).toEqual({ kind: 'erased' });
});

test('Staff without the creditor get nothing, and leave no mark; with one creditor they get that part of the case alone', async ({
  database: { owner },
}) => {
  const card = await aDebt(owner, { balanceMinor: 500_00 });
  const water = await aDebt(owner, { ...card, creditor: 'Northwater Utilities', balanceMinor: 80_00 });
  const me = asDebtor(card);
  for (const one of [card, water])
    await sendDoubt(me, {
      holdingId: one.holdingId,
      doubt: 'wrong_amount',
      line: null,
      words: `About ${one.debtId}`,
      requestId: randomUUID(),
    });
  await agreeBoth(
    await aDebt(owner, { ...card, creditor: 'Harbour Card Services' }),
    await aDebt(owner, { ...card, creditor: 'Mobile Seven' }),
  );
  const [other] = await owner<{ id: string }[]>`select id from creditor where name = 'Brightline Energy'`;
  const stranger = await aMember(owner, { creditorIds: [other?.id ?? ''] });
  expect(await readCase(stranger, card.debtorId)).toBeNull();
  expect(await owner`select 1 from case_look where staff_id = ${stranger.staffId}`).toHaveLength(0);
  const all = await readCase(await aMember(owner), card.debtorId);
  const part = await readCase(await aMember(owner, { creditorIds: [card.creditorId] }), card.debtorId);
  expect(all?.debts).toHaveLength(4);
  expect(part?.debts.map(({ creditorName }) => creditorName)).toEqual([
    'Harbour Card Services',
    'Harbour Card Services',
  ]);
  expect(part?.sent.map(({ debtId }) => debtId)).toEqual([card.debtId]);
  expect(part?.holds.map(({ debtId }) => debtId)).toEqual([card.debtId]);
  expect(part?.plans).toHaveLength(1);
  expect([part?.plans[0]?.wordsShown, all?.plans[0]?.wordsShown]).toEqual([
    null,
    expect.stringContaining('Mobile Seven'),
  ]);
  const said = JSON.stringify(part);
  for (const hidden of [water.debtId, water.holdingId, water.accountReference, 'Northwater', 'Mobile Seven'])
    expect(said, hidden).not.toContain(hidden);
  expect(all?.events.length).toBeGreaterThan(part?.events.length ?? 0);
});

/** One press that agrees plans for two debts, so that one record tells of both. */
async function agreeBoth(...both: { debtorId: string; holdingId: string }[]): Promise<void> {
  const [first] = both;
  if (!first) return;
  const me = asDebtor(first);
  const wanted = await shownFor(
    me,
    both.map(({ holdingId }) => ({ holdingId, offer: 'amount.4000.monthly:28' })),
  );
  const done = await agreePlans(me, wanted);
  expect(done).toMatchObject({ ok: true, planIds: [expect.any(String), expect.any(String)] });
}

test('A case says that a debt is shared, and nothing else of the other holder', async ({
  database: { owner },
}) => {
  const mine = await aDebt(owner, { balanceMinor: 300_00 });
  const other = await aDebt(owner, { jointWith: mine.debtId });
  await tell(asDebtor(other), 'The other’s own words.');
  await sendDoubt(asDebtor(other), {
    holdingId: other.holdingId,
    doubt: 'not_me',
    line: null,
    words: 'Not me.',
    requestId: randomUUID(),
  });
  await placePause(asDebtor(other), { reason: 'getting_advice', requestId: randomUUID() });
  await addPlan(owner, other, { regularMinor: 25_00, days: ['2099-12-01'] });
  await aBudget(owner, other.debtorId, [['income', 'wages', 'own_wages', 1_000_00]]);
  await addEntries(owner, mine.debtId, [
    {
      kind: 'payment',
      amountMinor: -10_00,
      onDay: '2026-11-10',
      reference: `from-${other.accountReference}`,
    },
  ]);
  const read = await readCase(await aMember(owner), mine.debtorId);
  expect(read?.debts).toMatchObject([{ isJoint: true, balanceMinor: 290_00 }]);
  expect(read).toMatchObject({ sent: [], holds: [], plans: [], budget: null, events: [] });
  const said = JSON.stringify(read);
  const [them] = await owner`select email, last_name from debtor where id = ${other.debtorId}`;
  for (const hidden of [
    other.debtorId,
    other.holdingId,
    other.accountReference,
    them?.email,
    them?.last_name,
  ])
    expect(said, String(hidden)).not.toContain(String(hidden));
});

test('What is about no debtor has a case of its own; an id that is nobody’s has none', async ({
  database: { owner },
}) => {
  const { creditorId, debtorId } = await aDebt(owner);
  const [missing] = await owner<{ id: string }[]>`
    insert into submission (kind, creditor_id, details) values ('missing_rate', ${creditorId}, '{"from":"2027-01-01"}') returning id`;
  const [about] = await owner<{ id: string }[]>`
    insert into submission (kind, creditor_id, debtor_id) values ('telling', ${creditorId}, ${debtorId}) returning id`;
  const agent = await aMember(owner);
  const read = await readCase(agent, missing?.id ?? '');
  expect(read).toMatchObject({ person: null, debts: [], focus: { kind: 'missing_rate' }, version: 0 });
  expect(read?.open).toHaveLength(1);
  for (const id of [about?.id ?? '', randomUUID(), 'x', '']) expect(await readCase(agent, id), id).toBeNull();
});

test('Who else has a case open is shown, for half an hour and never to themselves', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const asha = await aMember(owner, { name: 'Asha Rao', clock: PLANNED_AT });
  const ben = await aMember(owner, { name: 'Ben Okoro', clock: later(2) });
  expect((await readCase(asha, built.debtorId))?.looking).toEqual([]);
  expect((await readCase(ben, built.debtorId))?.looking).toEqual([
    { staffId: asha.staffId, name: 'Asha Rao', at: new Date(PLANNED_AT) },
  ]);
  expect((await readCase({ ...asha, clock: later(3) }, built.debtorId))?.looking).toMatchObject([
    { name: 'Ben Okoro' },
  ]);
  expect((await readCase({ ...ben, clock: later(40) }, built.debtorId))?.looking).toEqual([]);
});

test('What waits stands with the one in focus first, then the most urgent; what is answered waits no more', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const me = asDebtor(built);
  const telling = await tell(me, 'First of all.');
  const reduce = await askToReduce(me, {
    holdingId: built.holdingId,
    reason: 'income',
    words: '',
    requestId: randomUUID(),
  });
  const agent = await aMember(owner);
  const plain = await readCase(agent, built.debtorId);
  expect([plain?.focus?.id, plain?.open.map(({ kind }) => kind)]).toEqual([
    telling.id,
    ['telling', 'ask_to_reduce'],
  ]);
  if (!reduce.ok) throw new Error(reduce.reason);
  const on = await readCase(agent, built.debtorId, { on: reduce.id });
  expect([on?.focus?.id, on?.open.map(({ kind }) => kind)]).toEqual([
    reduce.id,
    ['ask_to_reduce', 'telling'],
  ]);
  await anAnswer(owner, {
    outcome: 'thank',
    details: {},
    submissionId: telling.id,
    reply: 'Thank you.',
    staffId: agent.staffId,
  });
  const after = await readCase(agent, built.debtorId, { on: telling.id });
  expect([after?.focus?.id, after?.open.map(({ kind }) => kind)]).toEqual([telling.id, ['ask_to_reduce']]);
});

test('The version of a case moves with what changes it, and not with looks', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const agent = await aMember(owner);
  expect((await readCase(agent, built.debtorId))?.version).toBe(0);
  await tell(asDebtor(built), 'One.');
  const first = (await readCase(agent, built.debtorId))?.version ?? 0;
  expect(first).toBeGreaterThan(0);
  // That reading wrote a look as the newest event.
  expect((await readCase(agent, built.debtorId))?.version).toBe(first);
  await tell(asDebtor(built), 'Two.');
  expect((await readCase(agent, built.debtorId))?.version).toBe(first + 2);
});

test('The timeline gives every event once, newest first, a page at a time, and looks only where they are asked for', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const me = asDebtor(built);
  await asViewer(me, async (tx) => {
    for (let n = 1; n <= 45; n += 1)
      await recordEvent(tx, me, { caseId: built.debtorId, act: `act ${n}`, subject: 'x', subjectId: 'x' });
  });
  await tell(me, 'Words.');
  const agent = await aMember(owner);
  await readCase(agent, built.debtorId);
  const seen: string[] = [];
  for (let before: number | undefined; ; ) {
    const read = await readCase(agent, built.debtorId, { before });
    seen.push(...(read?.events ?? []).map(({ act }) => act));
    if (read?.next == null) break;
    before = read.next;
  }
  expect(seen).toEqual(['told us what happened', ...Array.from({ length: 45 }, (_, n) => `act ${45 - n}`)]);
  const looks = await readCase(agent, built.debtorId, { looks: true });
  expect(looks?.events[0]).toMatchObject({ act: 'read their words', actorId: agent.staffId });
});

test('An offer comes with the lines it is outside, and the newest finished budget with what it leaves', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 600_00 });
  await aBudget(owner, built.debtorId, [['income', 'wages', 'own_wages', 900_00]]);
  await aBudget(owner, built.debtorId, [
    ['income', 'wages', 'own_wages', 1_000_00],
    ['spending', 'home_and_contents', 'rent', 700_00],
    ['spending', 'food_and_housekeeping', 'groceries', 60_00, 'weekly'],
  ]);
  await aBudget(owner, built.debtorId, [['income', 'wages', 'own_wages', 5_00]], { finished: false });
  const agreed = await agree(asDebtor(built), built, 'amount.100.monthly:28');
  expect(agreed).toMatchObject({ ok: true, sentIds: [expect.any(String)] });
  const read = await readCase(await aMember(owner), built.debtorId);
  expect(read?.budget).toMatchObject({
    version: 2,
    figures: { incomeMinor: 1_000_00, spendingMinor: 960_00 },
  });
  const offer = read?.focus && offerIn(read.focus);
  expect(offer?.plan.regularMinor).toBe(1_00);
  expect(offer?.outside.map(({ line }) => line)).toContain('below-minimum');
  expect(read?.policies.find(({ id }) => id === offer?.plan.policyId)?.terms).not.toBeNull();
});

test('A record of a plan that does not fit its hash is shown as one, and the case still opens', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await addPlan(owner, built, { regularMinor: 25_00, days: ['2099-12-01', '2100-01-01'] });
  const read = await readCase(await aMember(owner), built.debtorId);
  expect(read?.plans).toMatchObject([
    {
      agreed: null,
      wordsShown: null,
      regularMinor: 25_00,
      payments: 2,
      nextOn: '2099-12-01',
      lastOn: '2100-01-01',
    },
  ]);
});

test('An account that an import set aside, and a debt that may be too old, are shown with why', async ({
  database: { owner },
}) => {
  const held = await aDebt(owner, { withheldReason: 'parts-do-not-add-up', mayBeTooOldOn: '2026-11-02' });
  const read = await readCase(await aMember(owner), held.debtorId);
  expect(read?.debts).toMatchObject([
    {
      withheldReason: 'parts-do-not-add-up',
      releasedAt: null,
      mayBeTooOldOn: '2026-11-02',
      tooOldDecision: null,
    },
  ]);
});

test('A case waits for the database once, words and all, where the look is on the record already', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await tell(asDebtor(built), 'Read in one go.');
  const { staffId } = await aMember(owner);
  const far = await farAway(settingOf('DATABASE_URL'));
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'db/seed/time-case.ts',
    built.debtorId,
    staffId,
  ];
  const child = spawn(process.execPath, args, {
    env: surroundings({ DATABASE_URL: far.url }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('learnt');
  const delayMs = 600;
  far.delayMs = delayMs;
  child.stdin.write('go\n');
  const took: number[] = JSON.parse((await lines.next()).value);
  await far.close();
  // However busy the machine is, the quickest cannot wait less often than it has to; two waits would take twice as long.
  expect(Math.min(...took)).toBeGreaterThan(delayMs * 0.9);
  expect(Math.min(...took)).toBeLessThan(delayMs * 2);
});
