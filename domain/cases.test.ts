import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { answerCase, CASE_KINDS } from '@/domain/case-answer';
import { expectsRefusal, isAsExpected } from '@/domain/case-check';

type Case = { id: string; input: unknown; expect: unknown };
const file: { groups: { kind: string; cases: Case[] }[] } = JSON.parse(
  readFileSync(new URL('./cases/schedules.json', import.meta.url), 'utf8'),
);

for (const group of file.groups)
  for (const one of group.cases)
    test(`${group.kind}: the worked case “${one.id}” comes out as its source has it`, () => {
      const kind = CASE_KINDS.find((known) => known === group.kind);
      expect(kind).toBeDefined();
      if (kind) expect(answerCase(kind, one.input)).toMatchObject({ ok: true, answer: one.expect });
    });

test('The steps that a figure shows add up to the figure', () => {
  for (const group of file.groups)
    for (const one of group.cases) {
      const answer = answerCase(CASE_KINDS.find((known) => known === group.kind) ?? 'share', one.input);
      const steps = answer.ok ? answer.working : [];
      expect(steps.length, one.id).toBeGreaterThan(0);
      let counted = 0;
      for (const step of steps) {
        if (step.key === 'part-interest' || step.key === 'period') counted += step.interestMinor;
        if (step.key === 'interest') expect(counted, one.id).toBe(step.interestMinor);
        if (step.key === 'payment') counted += step.amountMinor;
        if (step.key === 'payments-total') expect(counted, one.id).toBe(step.totalMinor);
        if (step.key === 'line') counted += step.monthMinor;
        if (step.key === 'section') {
          expect(counted, one.id).toBe(step.monthMinor);
          counted = 0;
        }
      }
    }
});

test('What a case names is compared, and a figure that differs by one is seen', () => {
  const answer = {
    ok: true,
    answer: { interestMinor: 5, payments: [['2026-01-01', 3]] },
    working: [],
  } as const;
  expect(isAsExpected(answer, { interestMinor: 5 })).toBe(true);
  expect(isAsExpected(answer, { payments: [['2026-01-01', 3]] })).toBe(true);
  expect(isAsExpected(answer, { interestMinor: 6 })).toBe(false);
  expect(isAsExpected(answer, { payments: [['2026-01-01', 2]] })).toBe(false);
  expect(isAsExpected(answer, { other: 1 })).toBe(false);
  expect(isAsExpected(answer, {})).toBe(false);
});

test('A case that expects a refusal is met only by a refusal, however it is written', () => {
  for (const written of [
    null,
    'refused',
    { refused: true },
    { refused: 'too much' },
    { error: 'x' },
    { ok: false },
  ]) {
    expect(expectsRefusal(written), JSON.stringify(written)).toBe(true);
    expect(isAsExpected({ ok: false, reason: 'any' }, written)).toBe(true);
    expect(isAsExpected({ ok: true, answer: { interestMinor: 0 }, working: [] }, written)).toBe(false);
  }
  expect(expectsRefusal({ interestMinor: 0 })).toBe(false);
  expect(isAsExpected({ ok: false, reason: 'any' }, { interestMinor: 0 })).toBe(false);
});

const lines = { income: [], spending: [], priorityArrears: [] };
const rates = [{ fromOn: '2020-01-01', percent: '5' }];
const owing = { balanceMinor: 100_00, fromOn: '2026-01-01', toOn: '2026-02-01', rates };
const weeks = { totalMinor: 100, amountMinor: 40, frequency: 'weekly', firstOn: '2026-01-31' };
const months = { balanceMinor: 100_00, count: 2, quoteOn: '2026-01-01', firstOn: '2026-02-01', rates };
for (const [kind, input, field] of [
  ['left_over', { income: [], spending: [] }, 'priorityArrears'],
  [
    'left_over',
    { ...lines, income: [{ amountMinor: '12.50', frequency: 'weekly' }] },
    'income[0].amountMinor',
  ],
  ['interest', { ...owing, rates: [...rates, { fromOn: '2021-01-01', percent: '5%' }] }, 'rates[1].percent'],
  ['interest', { ...owing, pauses: [{ fromOn: '2026-01-20', toOn: '2026-01-10' }] }, 'pauses[0].toOn'],
  ['interest', { ...owing, toOn: '2026-02-30' }, 'toOn'],
  ['schedule', { ...weeks, mergeLast: 'yes' }, 'mergeLast'],
  ['schedule', { ...weeks, holidays: ['2026-12-25', '25 December'] }, 'holidays[1]'],
  ['schedule', { ...weeks, frequency: 'monthly', monthDay: 'lst' }, 'monthDay'],
  ['instalments_by_count', { ...months, countQuoteDay: 'true' }, 'countQuoteDay'],
  ['instalments_by_count', { ...months, count: 2.5 }, 'count'],
  ['share', { affordableMinor: 1, balancesMinor: [1, -1] }, 'balancesMinor[1]'],
  ['statutory_late_payment', { amountMinor: 1, dueOn: '2026-01-01', referenceRates: rates }, 'toOn'],
  ['first_payment', { earliestOn: '2026-01-01', dayOfMonth: '2' }, 'dayOfMonth'],
] as const)
  test(`${kind}: a wrong “${field}” is refused by its name, and nothing is guessed`, () => {
    expect(answerCase(kind, input)).toMatchObject({ ok: false, field });
  });

test('A late debt of nothing is refused, but while nothing is late there is nothing to refuse', () => {
  const late = { amountMinor: 0, dueOn: '2026-01-01', referenceRates: rates };
  expect(answerCase('statutory_late_payment', { ...late, toOn: '2026-01-02' })).toMatchObject({ ok: false });
  expect(answerCase('statutory_late_payment', { ...late, toOn: '2026-01-01' })).toMatchObject({
    answer: { interestMinor: 0, fixedSumMinor: 0 },
  });
});
