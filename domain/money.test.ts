import { expect, test } from 'playwright/test';
import { parseMoney } from '@/domain/money';

test('An amount is read as people and files write it', () => {
  for (const [text, minor] of [
    ['12', 1200],
    ['12.5', 1250],
    ['£1,234.50', 123450],
    [' £ 1 234.50 ', 123450],
    ['0.00', 0],
    ['.50', 50],
    ['£.5', 50],
    ['1,234,567.89', 123456789],
  ] as const)
    expect(parseMoney(text), text).toEqual({ ok: true, minor });
});

test('An amount that cannot be read says why', () => {
  for (const [text, reason] of [
    ['', 'empty'],
    ['   ', 'empty'],
    ['about a hundred', 'not-a-number'],
    ['12,34', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['.', 'not-a-number'],
    ['£', 'not-a-number'],
    [',.50', 'not-a-number'],
    ['120.005', 'too-many-decimals'],
    ['-45.00', 'negative'],
    ['99999999999.00', 'too-large'],
  ] as const)
    expect(parseMoney(text), text).toEqual({ ok: false, reason });
});

test('A signed amount keeps its sign only where a sign is asked for', () => {
  expect(parseMoney('-45.10', { signed: true })).toEqual({ ok: true, minor: -4510 });
  expect(parseMoney('-£45.10', { signed: true })).toEqual({ ok: true, minor: -4510 });
});
