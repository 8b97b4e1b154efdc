import { expect, test } from 'playwright/test';
import { LINES } from '@/domain/budget-lines';
import { stepsOf } from '@/domain/budget-steps';
import { BUDGET_FREQUENCIES } from '@/domain/frequency';
import budget from './en/budget.json' with { type: 'json' };

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const [lines, groups]: Words[] = [budget.line, budget.group];

test('Every line and group of a budget has words, and no words are left over', () => {
  const wanted = { lines: new Set<string>(), groups: new Set<string>() };
  for (const { section, group, line } of LINES) {
    wanted.lines.add(`${section}.${line}`);
    wanted.groups.add(`${section}.${group}`);
  }
  const keysOf = (words: Words = {}) =>
    Object.entries(words).flatMap(([section, held]) => Object.keys(held).map((key) => `${section}.${key}`));
  expect(keysOf(lines).sort()).toEqual([...wanted.lines].sort());
  expect(keysOf(groups).sort()).toEqual([...wanted.groups].sort());
});

test('On one page no two lines are called the same, so that each can be found by its name', () => {
  for (const kind of ['household', 'cash_flow'] as const)
    for (const { slug, groups: asked } of stepsOf(kind)) {
      const names = asked.flatMap((group) =>
        group.lines.map(({ section, line }) => lines?.[section]?.[line]),
      );
      expect(new Set(names).size, slug).toBe(names.length);
    }
});

test('Every page of a budget has a title and a line of help, and every frequency its words and its factor', () => {
  const steps: Words = budget.step;
  for (const kind of ['household', 'cash_flow'] as const)
    for (const { slug } of stepsOf(kind))
      expect(Object.keys(steps[slug] ?? {}), slug).toEqual(['title', 'lead']);
  expect(Object.keys(budget.often)).toEqual(BUDGET_FREQUENCIES);
  expect(Object.keys(budget.factor)).toEqual(BUDGET_FREQUENCIES);
});
