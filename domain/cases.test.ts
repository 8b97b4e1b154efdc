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
