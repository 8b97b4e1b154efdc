import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { fieldsTyped, placeWithKept, readPlace } from '@/domain/kept-form';

const ID = '0190b5a0-0000-7000-8000-000000000001';

test('Only pages of ours behind sign-in are led back to', () => {
  for (const place of [
    '/home#telling',
    `/debts/${ID}/wrong?line=fee`,
    `/agree/pay-day?o=${ID}~amount.2500.monthly:28`,
    `/answers/${ID}/accept`,
    '/budget/money-in',
  ])
    expect(readPlace(place)).toBe(place);
  for (const place of [
    '',
    'home',
    '//evil.example/home',
    '/home/../admin',
    '/admin',
    '/sign-in',
    '/home\\@evil.example',
    'https://evil.example/home',
    `/home?${'a'.repeat(5_000)}`,
  ])
    expect(readPlace(place)).toBeNull();
});

/** Addresses as ours are made. */
const ours = fc
  .tuple(
    fc.constantFrom('home', 'debts', 'options', 'agree', 'answers', 'budget', 'nothing-left'),
    fc.array(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 2 }),
    fc.option(fc.oneof(fc.constant('kept=x'), fc.stringMatching(/^[\w=~.:&-]{0,12}$/))),
    fc.option(fc.stringMatching(/^[a-z-]{1,8}$/)),
  )
  .map(([part, more, query, anchor]) => {
    const asked = query === null ? '' : `?${query}`;
    return `/${[part, ...more].join('/')}${asked}${anchor === null ? '' : `#${anchor}`}`;
  });

test('An address of ours is led back to as it is', () => {
  fc.assert(fc.property(ours, (place) => readPlace(place) === place));
});

test('Whatever address is given, the way back stays with us', () => {
  fc.assert(
    fc.property(fc.oneof(ours, fc.webUrl(), fc.string(), fc.webPath()), (said) => {
      const place = readPlace(said);
      if (place === null) return true;
      const { origin, searchParams } = new URL(placeWithKept(place, ID), 'https://ours.example');
      return origin === 'https://ours.example' && searchParams.get('kept') === ID;
    }),
    { numRuns: 1_000 },
  );
});

test('What was typed is kept by field, and what belongs to one showing of the page is not', () => {
  const sent: [string, unknown][] = [
    ['$ACTION_1:0', '{"id":"x"}'],
    ['requestId', ID],
    ['words', 'At the post office,\nin June.'],
    ['ways', 'a'],
    ['ways', 'b'],
    ['photo', { size: 3 }],
  ];
  expect(fieldsTyped(sent)).toEqual({ words: 'At the post office,\nin June.', ways: 'a,b' });
  expect(fieldsTyped([['requestId', ID]])).toBeNull();
  expect(fieldsTyped([['words', 'x'.repeat(60_001)]])).toBeNull();
});

test('The way back names what was kept before the part of the page it leads to', () => {
  expect(placeWithKept('/home#telling', ID)).toBe(`/home?kept=${ID}#telling`);
  expect(placeWithKept('/debts/x/wrong?line=fee', ID)).toBe(`/debts/x/wrong?line=fee&kept=${ID}`);
});
