import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { LineSaid } from '@/db/budget-lines';
import {
  beginBudget,
  deleteBudgets,
  dropDraft,
  findBudgets,
  finishBudget,
  latestBudget,
  saveAbout,
  saveLines,
} from '@/db/budgets';
import { aDebt, type Built } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { type BudgetLine, budgetFigures } from '@/domain/budget';
import { LINES } from '@/domain/budget-lines';
import { BUDGET_FREQUENCIES } from '@/domain/frequency';
import { NOTHING_SAID } from '@/domain/household';
import type { DebtorViewer } from '@/domain/viewer';

const as = (
  { debtorId }: Pick<Built, 'debtorId'>,
  proved: 'contact' | 'letter' = 'contact',
): DebtorViewer => ({
  kind: 'debtor',
  debtorId,
  proved,
});

const say = (
  section: BudgetLine['section'],
  groupKey: string,
  lineKey: string,
  amountMinor: number,
  frequency: BudgetLine['frequency'] = 'monthly',
): LineSaid => ({ section, groupKey, lineKey, said: { amountMinor, frequency } });

const WAGES = say('income', 'wages', 'own_wages', 300_00, 'weekly');
const RENT = say('spending', 'home_and_contents', 'rent', 650_00);
const GAS = say('spending', 'utilities', 'gas', 90_00, 'quarterly');
const FLAT = ({ said, ...line }: LineSaid) => ({ ...line, ...said });

async function begun(viewer: DebtorViewer, from: 'nothing' | 'last-time' = 'nothing'): Promise<string> {
  const done = await beginBudget(viewer, { from, requestId: randomUUID() });
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

async function finished(viewer: DebtorViewer, lines: readonly LineSaid[]): Promise<string> {
  const id = await begun(viewer);
  await saveLines(viewer, id, lines);
  await finishBudget(viewer, id);
  return id;
}

const eventsOf = async (owner: import('postgres').Sql, debtorId: string) =>
  (await owner<{ act: string }[]>`select act from event where case_id = ${debtorId} order by sequence`).map(
    ({ act }) => act,
  );

test('What is saved of one step is there another day, and leaves every other line alone', async ({
  database,
}) => {
  const viewer = as(await aDebt(database.owner));
  const id = await begun(viewer);
  expect(await saveLines(viewer, id, [WAGES, RENT])).toEqual({ ok: true });
  expect(await saveLines(viewer, id, [GAS])).toEqual({ ok: true });
  const later = await findBudgets({ ...viewer, clock: '2026-12-24T09:00:00Z' });
  expect(later).toMatchObject({ kind: 'household', latest: null, draft: { id, version: 1 } });
  expect(later.draft?.lines).toEqual([WAGES, RENT, GAS].map(FLAT));
});

test('A line that is emptied is gone; a line of nothing is kept, because zero is an answer', async ({
  database,
}) => {
  const viewer = as(await aDebt(database.owner));
  const id = await begun(viewer);
  await saveLines(viewer, id, [WAGES, RENT]);
  await saveLines(viewer, id, [{ ...WAGES, said: null }, say('spending', 'home_and_contents', 'rent', 0)]);
  expect((await findBudgets(viewer)).draft?.lines).toEqual([{ ...FLAT(RENT), amountMinor: 0 }]);
});

test('One wrong line among right ones changes nothing', async ({ database }) => {
  const viewer = as(await aDebt(database.owner));
  const id = await begun(viewer);
  await saveLines(viewer, id, [RENT]);
  for (const wrong of [
    say('spending', 'home_and_contents', 'yacht', 1),
    say('spending', 'utilities', 'rent', 1),
    say('money_in', 'money_in', 'sales', 1),
    say('income', 'wages', 'own_wages', -1),
    say('income', 'wages', 'own_wages', 0.5),
    say('income', 'wages', 'own_wages', 1e15),
  ])
    expect(await saveLines(viewer, id, [GAS, wrong])).toEqual({ ok: false, reason: 'not-a-line' });
  expect((await findBudgets(viewer)).draft?.lines).toEqual([FLAT(RENT)]);
});

test('Pressing begin many times at once begins one budget', async ({ database }) => {
  const built = await aDebt(database.owner);
  const presses = await Promise.all(Array.from({ length: 8 }, () => begun(as(built))));
  expect(new Set(presses).size).toBe(1);
  expect(await eventsOf(database.owner, built.debtorId)).toEqual(['began a budget']);
});

test('A press of begin that comes again after the budget was finished begins nothing', async ({
  database,
}) => {
  const viewer = as(await aDebt(database.owner));
  const press = { from: 'nothing', requestId: randomUUID() } as const;
  const first = await beginBudget(viewer, press);
  const id = first.ok ? first.id : '';
  await saveLines(viewer, id, [WAGES]);
  await finishBudget(viewer, id);
  expect(await beginBudget(viewer, press)).toEqual(first);
  expect((await findBudgets(viewer)).draft).toBeNull();
});

test('A finished budget never changes: a change is a new version that begins as the last one was', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const viewer = as(built);
  const first = await finished(viewer, [WAGES, RENT]);
  expect(await saveLines(viewer, first, [GAS])).toEqual({ ok: false, reason: 'no-draft' });
  expect(await saveAbout(viewer, first, { note: 'x' })).toEqual({ ok: false, reason: 'no-draft' });
  await dropDraft(viewer, first);

  const second = await begun(viewer, 'last-time');
  await saveLines(viewer, second, [{ ...WAGES, said: null }]);
  const both = await findBudgets(viewer);
  expect(both.latest).toMatchObject({ id: first, version: 1, lines: [WAGES, RENT].map(FLAT) });
  expect(both.draft).toMatchObject({ id: second, version: 2, lines: [FLAT(RENT)] });
  await finishBudget(viewer, second);
  expect(await latestBudget(viewer)).toMatchObject({ id: second, version: 2, lines: [FLAT(RENT)] });
});

test('Finishing twice finishes once; finishing with nothing said is refused', async ({ database }) => {
  const built = await aDebt(database.owner);
  const viewer = as(built);
  const id = await begun(viewer);
  expect(await finishBudget(viewer, id)).toEqual({ ok: false, reason: 'no-lines' });
  await saveLines(viewer, id, [WAGES, RENT]);
  const [one, two] = await Promise.all([finishBudget(viewer, id), finishBudget(viewer, id)]);
  expect(one).toEqual({ ok: true, leftOverMinor: 630_00 });
  expect(two).toEqual(one);
  const when = (await latestBudget(viewer))?.finishedAt;
  await finishBudget(viewer, id);
  expect((await latestBudget(viewer))?.finishedAt).toEqual(when);
  expect(await eventsOf(database.owner, built.debtorId)).toEqual(['began a budget', 'finished a budget']);
});

test('What a person writes, and whether they look after someone, is sealed and goes along to the next version', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const viewer = as(built);
  const id = await begun(viewer);
  const household = { partner: 'shares', children: 2, others: 1, carer: 'yes' } as const;
  await saveAbout(viewer, id, { household, note: 'My canary is ill.' });
  await saveLines(viewer, id, [WAGES]);
  const [row] = await database.owner`select household::text, words from budget where id = ${id}`;
  expect(row?.household).not.toMatch(/yes|canary/);
  expect(row?.words.toString('utf8')).not.toContain('canary');
  await finishBudget(viewer, id);
  await begun(viewer, 'last-time');
  const { draft, latest } = await findBudgets(viewer);
  for (const one of [draft, latest]) expect(one).toMatchObject({ household, note: 'My canary is ill.' });
});

test('With the letter’s code alone nobody reads the note or the caring answer, and saving keeps both', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const id = await begun(as(built));
  const household = { partner: 'none', children: 1, others: 0, carer: 'yes' } as const;
  await saveAbout(as(built), id, { household, note: 'My canary is ill.' });
  const letter = as(built, 'letter');
  expect((await findBudgets(letter)).draft).toMatchObject({
    household: { ...household, carer: null },
    note: null,
  });
  await saveAbout(letter, id, { household: { ...household, children: 2, carer: null } });
  await saveAbout(letter, id, { note: null });
  expect((await findBudgets(as(built))).draft).toMatchObject({
    household: { ...household, children: 2 },
    note: 'My canary is ill.',
  });
});

test('After their key is destroyed a person’s budget opens without what was sealed', async ({ database }) => {
  const built = await aDebt(database.owner);
  const viewer = as(built);
  const id = await begun(viewer);
  await saveAbout(viewer, id, { household: { ...NOTHING_SAID, carer: 'yes' }, note: 'x' });
  await database.owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  expect((await findBudgets(viewer)).draft).toMatchObject({ household: NOTHING_SAID, note: null });
  expect(await saveAbout(viewer, id, { note: 'y' })).toEqual({ ok: false, reason: 'erased' });
});

test('Nobody sees, changes, finishes or deletes another person’s budget', async ({ database }) => {
  const [mine, other] = [as(await aDebt(database.owner)), as(await aDebt(database.owner))];
  const id = await begun(mine);
  await saveLines(mine, id, [WAGES]);
  expect(await findBudgets(other)).toMatchObject({ draft: null, latest: null });
  expect(await saveLines(other, id, [RENT])).toEqual({ ok: false, reason: 'no-draft' });
  expect(await saveAbout(other, id, { note: 'x' })).toEqual({ ok: false, reason: 'no-draft' });
  expect(await finishBudget(other, id)).toEqual({ ok: false, reason: 'no-draft' });
  await dropDraft(other, id);
  await deleteBudgets(other);
  expect((await findBudgets(mine)).draft?.lines).toEqual([FLAT(WAGES)]);
});

test('A deleted budget is gone, every version and line of it; deleting again does nothing', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const viewer = as(built);
  await finished(viewer, [WAGES]);
  await begun(viewer, 'last-time');
  await deleteBudgets(viewer);
  await deleteBudgets(viewer);
  expect(await findBudgets(viewer)).toMatchObject({ latest: null, draft: null });
  const [left] = await database.owner`
    select (select count(*)::int from budget where debtor_id = ${built.debtorId}) as budgets,
      (select count(*)::int from budget_line l where not exists (select from budget b where b.id = l.budget_id)) as lines`;
  expect(left).toEqual({ budgets: 0, lines: 0 });
  expect((await eventsOf(database.owner, built.debtorId)).filter((act) => /deleted/.test(act))).toHaveLength(
    1,
  );
});

test('A business has the cash-flow form; a sole trader, who has a life to pay for, the household one', async ({
  database,
}) => {
  const business = as(await aDebt(database.owner, { kind: 'business' }));
  const id = await begun(business);
  expect(await saveLines(business, id, [WAGES])).toEqual({ ok: false, reason: 'not-a-line' });
  expect(await saveLines(business, id, [say('money_in', 'money_in', 'sales', 5_000_00)])).toEqual({
    ok: true,
  });
  expect((await findBudgets(business)).draft?.kind).toBe('cash_flow');
  expect((await findBudgets(as(await aDebt(database.owner, { kind: 'sole_trader' })))).kind).toBe(
    'household',
  );
});

test('Two steps saved at the same moment both stand', async ({ database }) => {
  const viewer = as(await aDebt(database.owner));
  const id = await begun(viewer);
  await Promise.all([
    saveLines(viewer, id, [WAGES]),
    saveLines(viewer, id, [RENT]),
    saveLines(viewer, id, [GAS]),
  ]);
  expect((await findBudgets(viewer)).draft?.lines).toEqual([WAGES, RENT, GAS].map(FLAT));
});

test('Whatever is saved in whatever order comes back the same, in the order of the form, and adds up the same', async ({
  database,
}) => {
  const viewer = as(await aDebt(database.owner));
  const ours = LINES.filter(({ section }) => !section.startsWith('money_'));
  const anySaying = fc.record({
    at: fc.nat(ours.length - 1),
    amountMinor: fc.nat(500_000),
    frequency: fc.constantFrom(...BUDGET_FREQUENCIES),
    empty: fc.boolean(),
  });
  const id = await begun(viewer);
  const kept = new Map<number, BudgetLine>();
  await fc.assert(
    fc.asyncProperty(fc.array(anySaying, { minLength: 1, maxLength: 6 }), async (sayings) => {
      const steps = sayings.flatMap(({ at, amountMinor, frequency, empty }) => {
        const form = ours[at];
        if (!form) return [];
        const line = { section: form.section, groupKey: form.group, lineKey: form.line };
        if (empty) kept.delete(at);
        else kept.set(at, { ...line, amountMinor, frequency });
        return [{ ...line, said: empty ? null : { amountMinor, frequency } }];
      });
      await saveLines(viewer, id, steps);
      const expected = [...kept].sort(([a], [b]) => a - b).map(([, line]) => line);
      const lines = (await findBudgets(viewer)).draft?.lines ?? [];
      expect(lines).toEqual(expected);
      expect(budgetFigures('household', lines)).toEqual(budgetFigures('household', expected));
    }),
    { numRuns: 60 },
  );
});
