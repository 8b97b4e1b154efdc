import { randomUUID } from 'node:crypto';
import { asViewer } from '@/db/client';
import { readHome } from '@/db/home';
import { placePause, readPause } from '@/db/pauses';
import { readAsking } from '@/db/proposals';
import { hold } from '@/db/schema';
import { aDebt } from '@/db/seed/build';
import { agree, asDebtor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { factsFor } from '@/domain/asking';
import { holdsOver, isInForce } from '@/domain/hold';
import { inFull } from '@/domain/pay-once';
import type { StaffViewer } from '@/domain/viewer';
import { PERMISSIONS_OF } from '@/domain/viewer';

const press = () => ({ reason: 'getting_advice' as const, requestId: randomUUID() });

test('A pause covers every debt for 30 days from the same minute, and ends by itself', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  expect(await placePause(asDebtor(built), press())).toEqual({ ok: true, kind: 'paused' });
  const { pause } = await readPause(asDebtor(built));
  expect(pause).toMatchObject({ fromOn: '2026-12-01', untilOn: '2026-12-31', debtId: null });
  const { holds } = await readHome(asDebtor(built));
  expect(holdsOver(holds, built.debtId, '2026-12-31')).toHaveLength(1);
  expect(holdsOver(holds, built.debtId, '2027-01-01')).toHaveLength(0);
  expect((await readPause(asDebtor(built, '2027-01-01T00:01:00.000Z'))).pause).toBeNull();
});

test('A double press and a retry are one pause', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const one = press();
  await Promise.all(Array.from({ length: 5 }, () => placePause(asDebtor(built), one)));
  await placePause(asDebtor(built, '2026-12-02T10:00:00.000Z'), one);
  const [row] = await owner`select count(*)::int as holds from hold where debtor_id = ${built.debtorId}`;
  expect(row).toEqual({ holds: 1 });
});

test('Once more follows on where the first ends; a third time goes to a person with a promised time', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await placePause(asDebtor(built), press());
  expect((await readPause(asDebtor(built))).action).toEqual({
    kind: 'more',
    fromOn: '2027-01-01',
    untilOn: '2027-01-31',
  });
  await placePause(asDebtor(built), press());
  const { pause, action } = await readPause(asDebtor(built));
  expect([pause?.untilOn, action.kind]).toEqual(['2027-01-31', 'ask']);
  const asked = await placePause(asDebtor(built), press());
  expect(asked).toMatchObject({ ok: true, kind: 'asked' });
  expect(await placePause(asDebtor(built), press())).toEqual(asked);
  const [row] = await owner`
    select count(*)::int as asked, min(promised_at) as by from submission
    where debtor_id = ${built.debtorId} and kind = 'ask_for_pause'`;
  expect(row).toEqual({ asked: 1, by: new Date('2026-12-02T10:30:00.000Z') });
  expect((await readPause(asDebtor(built, '2027-07-15T10:00:00.000Z'))).action.kind).toBe('start');
});

test('While a pause is on, no interest is reckoned', async ({ database: { owner } }) => {
  const built = await aDebt(owner, { creditor: 'Kettle & Co Catalogue', balanceMinor: 1_000_00 });
  const owedAt = async (clock: string) => {
    const asking = await readAsking(asDebtor(built, clock));
    const [debt] = asking.debts;
    const facts = debt && factsFor(asking, debt);
    return facts && inFull({ ...facts, payDay: { frequency: 'monthly', monthDay: 1 } })?.interestMinor;
  };
  const placedAt = '2026-12-01T10:30:00.000Z';
  await placePause(asDebtor(built, placedAt), press());
  const atOnce = await owedAt(placedAt);
  expect(atOnce).toBeGreaterThan(0);
  expect(await owedAt('2026-12-31T10:30:00.000Z')).toBe(atOnce);
  expect(await owedAt('2027-01-20T10:30:00.000Z')).toBeGreaterThan(atOnce ?? 0);
});

test('Staff who may see the case see the same pause with the same end', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  await placePause(asDebtor(built), press());
  const staff: StaffViewer = {
    kind: 'staff',
    staffId: randomUUID(),
    permissions: PERMISSIONS_OF.agent,
    creditorIds: [built.creditorId],
  };
  const rows = await asViewer(staff, (tx) => tx.select().from(hold));
  expect(rows.filter(({ debtorId }) => debtorId === built.debtorId)).toMatchObject([
    { reason: 'getting_advice', fromOn: '2026-12-01', untilOn: '2026-12-31', placedBy: 'debtor' },
  ]);
});

test('A plan that is agreed in a pause ends the pause on the day of its first payment', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await placePause(asDebtor(built), press());
  expect(await agree(asDebtor(built), built, 'amount.1000.monthly:15')).toMatchObject({
    ok: true,
    sentIds: [],
  });
  const { holds } = await readHome(asDebtor(built));
  expect(holds.map((one) => [isInForce(one, '2026-12-14'), isInForce(one, '2026-12-15')])).toEqual([
    [true, false],
  ]);
});
