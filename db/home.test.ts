import { findDebt } from '@/db/debts';
import { HISTORY_PAGE, readHistory } from '@/db/history';
import { PAGE, readHome } from '@/db/home';
import { aDebt, type Built } from '@/db/seed/build';
import { addEntries, addPlan, decideAge } from '@/db/seed/owing';
import { expect, test } from '@/db/seed/testing';
import { standingOf } from '@/domain/debt';
import type { DebtorViewer } from '@/domain/viewer';

const as = ({ debtorId }: Pick<Built, 'debtorId'>): DebtorViewer => ({
  kind: 'debtor',
  debtorId,
  proved: 'contact',
});

test('One figure everywhere: home’s total, the debt on home and the debt’s own page say the same', async ({
  database,
}) => {
  const card = await aDebt(database.owner, { balanceMinor: 500_00 });
  const water = await aDebt(database.owner, {
    ...card,
    creditor: 'Northwater Utilities',
    balanceMinor: 80_05,
  });
  await addEntries(database.owner, card.debtId, [
    { kind: 'interest', amountMinor: 12_34, onDay: '2026-11-02', line: 7 },
    { kind: 'fee', amountMinor: 10_00, onDay: '2026-11-02', line: 7 },
    { kind: 'payment', amountMinor: -100_00, onDay: '2026-11-10', reference: 'BANK-1' },
    { kind: 'payment', amountMinor: -50_00, onDay: '2026-11-17', reference: 'BANK-2' },
    { kind: 'correction', component: 'payment', amountMinor: 5_00, onDay: '2026-11-18' },
    { kind: 'write_off', amountMinor: -7_34, onDay: '2026-11-19' },
  ]);
  const home = await readHome(as(card));
  const page = await findDebt(as(card), card.holdingId);
  const nowMinor = 500_00 + 12_34 + 10_00 - 150_00 + 5_00 - 7_34;
  expect(page?.makeUp.nowMinor).toBe(nowMinor);
  expect(page?.debt).toMatchObject({ balanceMinor: nowMinor, asAtOn: '2026-11-19' });
  expect(home.debts.map((one) => one.balanceMinor)).toEqual([nowMinor, 80_05]);
  expect(home.totals).toEqual([
    {
      currency: 'GBP',
      owedMinor: nowMinor + 80_05,
      paidMinor: 145_00,
      firstAsAtOn: '2026-11-02',
      lastAsAtOn: '2026-11-19',
      debts: 2,
      accounts: 2,
    },
  ]);
  expect(page?.makeUp.lines.map(({ kind, amountMinor, entries }) => [kind, amountMinor, entries])).toEqual([
    ['original', 500_00, 1],
    ['interest', 12_34, 1],
    ['fee', 10_00, 1],
    ['payment', -150_00, 2],
    ['correction', 5_00, 1],
    ['write_off', -7_34, 1],
  ]);
  const { newest } = page?.makeUp.lines.find(({ kind }) => kind === 'payment') ?? {};
  expect(newest).toMatchObject({ amountMinor: -50_00, effectiveOn: '2026-11-17', reference: 'BANK-2' });
  expect(page?.makeUp.lines.find(({ kind }) => kind === 'fee')?.newest).toMatchObject({
    source: 'file',
    line: 7,
  });
  expect(await findDebt(as(card), water.debtId)).toMatchObject({ debt: { holdingId: water.holdingId } });
});

test('A debt that is too old, settled or paid over adds nothing to what is owed, and takes nothing off', async ({
  database,
}) => {
  const open = await aDebt(database.owner, { balanceMinor: 100_00 });
  const old = await aDebt(database.owner, { ...open, balanceMinor: 900_00 });
  await decideAge(database.owner, old, 'too_old');
  const settled = await aDebt(database.owner, { ...open, balanceMinor: 40_00 });
  await addEntries(database.owner, settled.debtId, [
    { kind: 'payment', amountMinor: -40_00, onDay: '2026-11-12' },
  ]);
  const over = await aDebt(database.owner, { ...open, balanceMinor: 30_00 });
  await addEntries(database.owner, over.debtId, [
    { kind: 'payment', amountMinor: -35_00, onDay: '2026-11-12' },
  ]);
  const { totals, debts } = await readHome(as(open));
  expect(totals).toMatchObject([{ owedMinor: 100_00, paidMinor: 75_00, lastAsAtOn: '2026-11-02' }]);
  expect(
    debts.map(({ balanceMinor, tooOldDecision }) =>
      standingOf({ balanceMinor, tooOldDecision, holds: [], waiting: null, plan: null, asks: null }),
    ),
  ).toEqual([
    { kind: 'open' },
    { kind: 'too_old' },
    { kind: 'settled', overpaidMinor: 0 },
    { kind: 'settled', overpaidMinor: 5_00 },
  ]);
});

test('An account kept back by an import, and one that may be too old, come as a number and nothing else', async ({
  database,
}) => {
  const shown = await aDebt(database.owner, { balanceMinor: 100_00 });
  const kept = await aDebt(database.owner, {
    debtorId: shown.debtorId,
    withheldReason: 'parts-do-not-add-up',
  });
  const flagged = await aDebt(database.owner, { debtorId: shown.debtorId, mayBeTooOldOn: '2026-11-02' });
  const home = await readHome(as(shown));
  expect(home.keptBack).toBe(2);
  expect(home.debts.map(({ debtId }) => debtId)).toEqual([shown.debtId]);
  expect(home.totals).toMatchObject([{ owedMinor: 100_00, accounts: 1 }]);
  for (const { debtId, holdingId } of [kept, flagged])
    for (const id of [debtId, holdingId]) {
      expect(await findDebt(as(shown), id)).toBeNull();
      expect(await readHistory(as(shown), id)).toBeNull();
    }
});

test('Someone else’s debt, one that is not there and an id that is none get the same answer', async ({
  database,
}) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  for (const id of [
    other.debtId,
    other.holdingId,
    mine.debtorId,
    'x',
    "' or 1=1 --",
    '',
    `${mine.debtId}0`,
  ]) {
    expect(await findDebt(as(mine), id)).toBeNull();
    expect(await readHistory(as(mine), id)).toBeNull();
  }
});

test('The personal and the business debts of one human never share a screen', async ({ database }) => {
  const person = await aDebt(database.owner, { balanceMinor: 100_00 });
  const business = await aDebt(database.owner, { kind: 'business', creditor: 'Ashdown Trade Supplies' });
  const trader = await aDebt(database.owner, { kind: 'sole_trader', creditor: 'Ashdown Trade Supplies' });
  // One human: the same name, day of birth, address and phone on all three.
  await database.owner`
    update debtor d set first_name = p.first_name, last_name = p.last_name, email = p.email, mobile = p.mobile,
      born_on = case when d.kind = 'business' then null else p.born_on end
    from debtor p where p.id = ${person.debtorId} and d.id in (${business.debtorId}, ${trader.debtorId})`;
  const everyone = [person, business, trader];
  for (const one of everyone) {
    const home = await readHome(as(one));
    expect(home.debts.map(({ debtId }) => debtId)).toEqual([one.debtId]);
    expect(home.totals).toHaveLength(1);
    for (const other of everyone)
      expect((await findDebt(as(one), other.debtId)) !== null).toBe(other === one);
  }
});

test('A joint debt is owed once by each who holds it, says that it is joint, and nothing of who else', async ({
  database,
}) => {
  const first = await aDebt(database.owner, { balanceMinor: 300_00 });
  const second = await aDebt(database.owner, { jointWith: first.debtId });
  await addEntries(database.owner, first.debtId, [
    { kind: 'payment', amountMinor: -20_00, onDay: '2026-11-10', reference: 'MR R OTHER SALARY' },
  ]);
  await addPlan(database.owner, second, { regularMinor: 10_00, days: ['2026-12-01'] });
  await database.owner`
    insert into hold (debtor_id, debt_id, reason, from_on, placed_by) values (${second.debtorId}, ${first.debtId}, 'dispute', '2026-11-01', 'debtor')`;
  const home = await readHome(as(first));
  expect(home.totals).toMatchObject([{ owedMinor: 280_00, accounts: 1 }]);
  expect(home.debts).toMatchObject([{ isJoint: true, accountReference: first.accountReference }]);
  expect(home.plans).toEqual([]);
  expect(home.holds).toEqual([]);
  const page = await findDebt(as(first), first.holdingId);
  const history = await readHistory(as(first), first.holdingId);
  const everything = JSON.stringify([home, page, history]);
  for (const secret of ['MR R OTHER', second.accountReference, second.holdingId, second.debtorId])
    expect(everything).not.toContain(secret);
  const alone = await aDebt(database.owner);
  expect((await readHome(as(alone))).debts).toMatchObject([{ isJoint: false }]);
});

test('A live plan shows its next payment and its last day; an ended one shows nothing', async ({
  database,
}) => {
  const built = await aDebt(database.owner, { balanceMinor: 75_00 });
  await addPlan(database.owner, built, {
    regularMinor: 25_00,
    days: ['2020-01-01', '2099-01-01', '2099-02-01'],
  });
  const plan = { regularMinor: 25_00, nextOn: '2099-01-01', nextMinor: 25_00, lastOn: '2099-02-01' };
  expect((await readHome(as(built))).plans).toMatchObject([{ debtId: built.debtId, ...plan }]);
  expect((await findDebt(as(built), built.holdingId))?.plan).toMatchObject(plan);
  await database.owner`update plan set ended_at = now(), ended_because = 'kept' where debt_id = ${built.debtId}`;
  expect((await readHome(as(built))).plans).toEqual([]);
});

test('Many debts come in pages by key, each once, and the total is over all of them on every page', async ({
  database,
}) => {
  const first = await aDebt(database.owner, { balanceMinor: 1_00 });
  for (let n = 1; n < 45; n += 1)
    await aDebt(database.owner, { debtorId: first.debtorId, balanceMinor: 1_00 });
  const pages: number[] = [];
  const seen = new Set<string>();
  for (let after: string | undefined, more = true; more; ) {
    const home = await readHome(as(first), { after });
    expect(home.totals).toMatchObject([{ owedMinor: 45_00, accounts: 45 }]);
    pages.push(home.debts.length);
    for (const { holdingId } of home.debts) seen.add(holdingId);
    after = home.next;
    more = after !== undefined;
  }
  expect(pages).toEqual([PAGE, PAGE, 5]);
  expect(seen.size).toBe(45);
  expect((await readHome(as(first), { after: 'not a key' })).debts).toHaveLength(PAGE);
});

test('The whole history comes newest first, a page at a time, each entry once, though many share a day', async ({
  database,
}) => {
  const built = await aDebt(database.owner, { balanceMinor: 1000_00 });
  await addEntries(
    database.owner,
    built.debtId,
    Array.from({ length: 60 }, (_, n) => ({
      kind: 'payment' as const,
      amountMinor: -1_00 - n,
      onDay: `2026-11-${String(10 + Math.floor(n / 10)).padStart(2, '0')}`,
    })),
  );
  const entries: { id: string; effectiveOn: string; amountMinor: number }[] = [];
  const sizes: number[] = [];
  for (let before: string | undefined, more = true; more; ) {
    const page = await readHistory(as(built), built.debtId, { before });
    sizes.push(page?.entries.length ?? 0);
    entries.push(...(page?.entries ?? []));
    before = page?.next;
    more = before !== undefined;
  }
  expect(sizes).toEqual([HISTORY_PAGE, HISTORY_PAGE, 11]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(61);
  const days = entries.map(({ effectiveOn }) => effectiveOn);
  expect(days).toEqual([...days].sort().reverse());
  const page = await findDebt(as(built), built.debtId);
  expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(page?.makeUp.nowMinor);
  for (const odd of ['x', '2026-02-31.x', `2026-99-99.${built.debtId}`, '.'])
    expect((await readHistory(as(built), built.debtId, { before: odd }))?.entries).toHaveLength(HISTORY_PAGE);
});

test('Our own lateness is said while it lasts: mail that does not go out, work that is behind', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const late = async () => (await readHome(as(built))).late;
  await database.owner`update outbox set sent_at = now() where sent_at is null`;
  await database.owner`update job set done_at = now() where done_at is null`;
  expect(await late()).toEqual({ mail: false, work: false });
  const key = built.debtorId;
  await database.owner`insert into outbox (dedupe_key, channel, template, created_at, next_attempt_at) values (${key}, 'email', 'x', now() - interval '5 minutes', now())`;
  expect(await late()).toEqual({ mail: false, work: false });
  await database.owner`update outbox set created_at = now() - interval '16 minutes', attempts = 3, next_attempt_at = now() + interval '1 hour' where dedupe_key = ${key}`;
  await database.owner`insert into job (name, dedupe_key, run_at) values ('x', ${key}, now() - interval '2 hours')`;
  expect(await late()).toEqual({ mail: true, work: true });
  await database.owner`update outbox set sent_at = now() where dedupe_key = ${key}`;
  await database.owner`update job set done_at = now() where dedupe_key = ${key}`;
  expect(await late()).toEqual({ mail: false, work: false });
});
