import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type Decided, readAnswering } from '@/db/decisions';
import { askToReduce } from '@/db/offers';
import { findProposed, waitingForSecond } from '@/db/proposed';
import { confirmProposed, sendBackProposed, withdrawProposed } from '@/db/seconds';
import { aDebt, type Built } from '@/db/seed/build';
import { anOffer, answer, answering, aStaff } from '@/db/seed/deciding';
import { aCreditor, aPolicy, asDebtor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { sendTelling } from '@/db/submissions';
import type { StaffViewer } from '@/domain/viewer';

const DECLINE = { outcome: 'decline', reason: 'takes_too_long', waysOn: ['longer', 'free_advice'] } as const;
const NOTE = 'Could we offer six pounds first?';

async function aProposal(
  owner: postgres.Sql,
): Promise<{ built: Built; first: StaffViewer; id: string; sentId: string }> {
  const built = await aDebt(owner);
  const sentId = await anOffer(built);
  const first = await aStaff(owner);
  const id = proposedIdOf(await answer(first, sentId, DECLINE));
  return { built, first, id, sentId };
}

function proposedIdOf(done: Decided): string {
  if (!done.ok || done.kind !== 'proposed') throw new Error(JSON.stringify(done));
  return done.proposedId;
}

async function confirming(viewer: StaffViewer, proposedId: string, requestId: string = randomUUID()) {
  const { readReply, sayWords } = await answering(viewer, randomUUID(), DECLINE);
  return confirmProposed(viewer, { proposedId, requestId, language: 'en', readReply, sayWords });
}

async function stateOf(owner: postgres.Sql, { debtorId }: Built) {
  const [row] = await owner`
    select (select count(*)::int from decision d join submission s on s.id = d.submission_id where s.debtor_id = ${debtorId}) as decisions,
      (select count(*)::int from submission where debtor_id = ${debtorId} and closed_at is null) as open,
      (select count(*)::int from outbox where dedupe_key like 'decision:%' and debtor_id = ${debtorId}) as messages,
      (select string_agg(coalesce(p.answer, 'waits'), ',' order by p.id) from proposed_decision p
        join submission s on s.id = p.submission_id where s.debtor_id = ${debtorId}) as proposed`;
  return row;
}

test('a sole trader is called by their own name where they are answered, as in the queue', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { kind: 'sole_trader' });
  const [row] = await owner<{ name: string }[]>`
    select first_name || ' ' || last_name as name from debtor where id = ${built.debtorId}`;
  const [first, second] = [await aStaff(owner), await aStaff(owner, 'lead')];
  const sentId = await anOffer(built);
  expect((await readAnswering(first, sentId))?.person?.name).toBe(row?.name);
  const id = proposedIdOf(await answer(first, sentId, DECLINE));
  const waiting = await waitingForSecond(second);
  expect(waiting.find((one) => one.id === id)?.personName).toBe(row?.name);
});

test('a no waits for a second person: until then nothing is sent and the person waits no less', async ({
  database: { owner },
}) => {
  const { built, first, sentId } = await aProposal(owner);
  expect(await stateOf(owner, built)).toEqual({ decisions: 0, open: 1, messages: 0, proposed: 'waits' });
  expect(await answer(first, sentId, { outcome: 'agree' })).toMatchObject({
    ok: false,
    reason: 'waits-for-second',
  });
});

test('a second person confirms with both names, and only then the person hears of it', async ({
  database: { owner },
}) => {
  const { built, first, id, sentId } = await aProposal(owner);
  const lead = await aStaff(owner, 'lead');
  const done = await confirming(lead, id);
  if (!done.ok) throw new Error(done.reason);
  const [row] = await owner`
    select outcome, reason, ways_on as "waysOn", staff_id as first, second_staff_id as second, submission_id as about
    from decision where id = ${done.decisionId}`;
  expect(row).toEqual({
    outcome: 'decline',
    reason: 'takes_too_long',
    waysOn: ['longer', 'free_advice'],
    first: first.staffId,
    second: lead.staffId,
    about: sentId,
  });
  expect(await stateOf(owner, built)).toEqual({ decisions: 1, open: 0, messages: 1, proposed: 'confirmed' });
  const [event] = await owner`
    select actor_id as actor, payload from event join event_payload p on p.event_id = event.id
    where case_id = ${built.debtorId} order by sequence desc limit 1`;
  expect(event).toMatchObject({
    actor: lead.staffId,
    payload: { staffId: first.staffId, secondStaffId: lead.staffId, reason: 'takes_too_long' },
  });
});

test('nobody confirms their own, and nobody confirms without the right to', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const sentId = await anOffer(built);
  const lead = await aStaff(owner, 'lead');
  const id = proposedIdOf(await answer(lead, sentId, DECLINE));
  expect(await confirming(lead, id)).toMatchObject({ ok: false, reason: 'own' });
  expect(await sendBackProposed(lead, { proposedId: id, note: '' })).toMatchObject({ reason: 'own' });
  for (const role of ['agent', 'admin', 'auditor'] as const)
    expect(await confirming(await aStaff(owner, role), id), role).toMatchObject({ reason: 'not-there' });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, proposed: 'waits' });
});

test('what is sent back goes to whoever wrote it with a sealed note, and is theirs to answer again', async ({
  database: { owner },
}) => {
  const { built, first, id, sentId } = await aProposal(owner);
  const lead = await aStaff(owner, 'lead');
  expect(await sendBackProposed(lead, { proposedId: id, note: NOTE })).toEqual({ ok: true });
  const [kept] = await owner`select note from proposed_decision where id = ${id}`;
  expect(kept?.note.includes('six')).toBe(false);
  const { readReply } = await answering(first, sentId, DECLINE);
  const read = await findProposed(first, id, readReply);
  expect(read).toMatchObject({
    note: NOTE,
    answer: 'sent_back',
    answeredBy: 'Sam Rowe',
    reply: 'Thank you for telling us.',
    input: DECLINE,
  });
  expect(await confirming(lead, id)).toMatchObject({ ok: false, reason: 'answered' });
  // Sending back is no news for the person, and makes no page stale.
  expect(await answer(first, sentId, { outcome: 'agree' })).toMatchObject({ ok: true, kind: 'decided' });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 1, open: 0, messages: 1 });
});

test('whoever wrote it may take it back, until somebody has answered', async ({ database: { owner } }) => {
  const { built, first, id, sentId } = await aProposal(owner);
  expect(await withdrawProposed(await aStaff(owner), id)).toMatchObject({ reason: 'not-there' });
  expect(await withdrawProposed(first, id)).toEqual({ ok: true });
  expect(await withdrawProposed(first, id)).toMatchObject({ reason: 'answered' });
  const again = proposedIdOf(await answer(first, sentId, DECLINE));
  expect(again).not.toBe(id);
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, proposed: 'withdrawn,waits' });
});

test('what was written before the case moved on is not confirmed', async ({ database: { owner } }) => {
  const { built, id } = await aProposal(owner);
  const lead = await aStaff(owner, 'lead');
  await sendTelling(asDebtor(built), { words: 'I have lost my job.', requestId: randomUUID() });
  expect(await confirming(lead, id)).toMatchObject({
    ok: false,
    reason: 'stale',
    since: [{ act: 'told us what happened' }],
  });
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 0, messages: 0, proposed: 'waits' });
});

test('two who confirm at once give one answer, and one press gives it again', async ({
  database: { owner },
}) => {
  const { built, id } = await aProposal(owner);
  const [one, other] = [await aStaff(owner, 'lead'), await aStaff(owner, 'lead')];
  const press = randomUUID();
  const done = await Promise.all([
    confirming(one, id, press),
    confirming(other, id),
    confirming(one, id, press),
  ]);
  const ok = done.flatMap((result) => (result.ok ? [result.decisionId] : []));
  expect(new Set(ok).size).toBe(1);
  expect(
    done.flatMap((result) => (result.ok ? [] : [result.reason])).every((why) => why === 'answered'),
  ).toBe(true);
  expect(await stateOf(owner, built)).toMatchObject({ decisions: 1, messages: 1, proposed: 'confirmed' });
});

test('a reduction above the limit waits, with its figure; a creditor may set a limit of its own', async ({
  database: { owner },
}) => {
  const asked = async (built: Built) => {
    const { holdingId } = built;
    const taken = await askToReduce(asDebtor(built), {
      holdingId,
      reason: 'income',
      words: '',
      requestId: randomUUID(),
    });
    if (!taken.ok) throw new Error(taken.reason);
    return taken.id;
  };
  const first = await aStaff(owner);
  const lead = await aStaff(owner, 'lead');
  const built = await aDebt(owner, { balanceMinor: 900_00 });
  const sentId = await asked(built);
  const id = proposedIdOf(await answer(first, sentId, { outcome: 'reduce', amountMinor: 500_01 }));
  const balance = () =>
    owner`select sum(amount_minor)::int as minor from ledger_entry where debt_id = ${built.debtId}`.then(
      ([row]) => row?.minor,
    );
  expect(await balance()).toBe(900_00);
  expect(await confirming(lead, id)).toMatchObject({ ok: true });
  expect(await balance()).toBe(399_99);

  const creditor = await aCreditor(owner, 'Harbour Card Services');
  const strict = await aDebt(owner, { creditor });
  const terms = { effectiveOn: '2026-01-01', writtenAt: '2026-01-01', onePersonGivesUpMinor: 50_00 };
  await aPolicy(owner, strict.creditorId, terms);
  const own = await asked(strict);
  proposedIdOf(await answer(first, own, { outcome: 'reduce', amountMinor: 50_01 }));
  const other = await asked(strict);
  expect(await answer(first, other, { outcome: 'reduce', amountMinor: 50_00 })).toMatchObject({
    kind: 'decided',
  });
});

test('the list holds what others wrote and nobody has answered, and shows nothing to who may not second', async ({
  database: { owner },
}) => {
  const { built, first, id, sentId } = await aProposal(owner);
  const lead = await aStaff(owner, 'lead', [built.creditorId]);
  const mine = (rows: Awaited<ReturnType<typeof waitingForSecond>>) => rows.find((row) => row.id === id);
  expect(mine(await waitingForSecond(lead))).toMatchObject({
    submissionId: sentId,
    kind: 'plan_offer',
    outcome: 'decline',
    firstName: 'Sam Rowe',
    creditorName: 'Harbour Card Services',
    accountReference: built.accountReference,
  });
  expect(await waitingForSecond(first)).toEqual([]);
  const own = { ...first, permissions: lead.permissions };
  expect(mine(await waitingForSecond(own))).toBeUndefined();
  const elsewhere = await aDebt(owner, { creditor: 'Northwater Utilities' });
  expect(mine(await waitingForSecond(await aStaff(owner, 'lead', [elsewhere.creditorId])))).toBeUndefined();
  const { readReply } = await answering(first, sentId, DECLINE);
  expect(await findProposed(await aStaff(owner), id, readReply)).toBeNull();
  await confirming(lead, id);
  expect(mine(await waitingForSecond(lead))).toBeUndefined();
});
