import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { canonicalJson, readAgreement, sha256 } from '@/domain/agreement';
import { anyPayDay, TRIES } from '@/domain/any.fixture';
import { type Offer, readOffer, writeOffer } from '@/domain/offer';

test('The same content is the same text and the same hash, whatever order it was written in', () => {
  const one = { b: [1, { d: null, c: 'Siân £' }], a: true };
  const other = { a: true, b: [1, { c: 'Siân £', d: null }] };
  expect(canonicalJson(one)).toBe('{"a":true,"b":[1,{"c":"Siân £","d":null}]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
  // The known SHA-256 of “abc” (FIPS 180-4).
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('Canonical JSON reads back as what it was made from', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie('any'), { maxKeys: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (made) => canonicalJson(JSON.parse(canonicalJson(made))) === canonicalJson(made)),
    { numRuns: 1_000 },
  );
});

test('A number with a fraction has no place in an agreement', () => {
  expect(() => canonicalJson({ amountMinor: 10.5 })).toThrow('not whole');
  expect(() => canonicalJson(() => 1)).toThrow('not JSON');
});

test('A record that was changed by one penny is not shown to anyone', () => {
  const canonical = canonicalJson({ form: 'evenkeel-agreement-1', plans: [{ totalMinor: 100 }] });
  expect(readAgreement(canonical, sha256(canonical))).toMatchObject({ plans: [{ totalMinor: 100 }] });
  expect(() => readAgreement(canonical.replace('100', '101'), sha256(canonical))).toThrow('hash');
});

const anyOffer: fc.Arbitrary<Offer> = fc.oneof(
  fc.record({
    way: fc.constantFrom('amount' as const, 'little' as const),
    amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
    payDay: anyPayDay,
  }),
  fc.record({
    way: fc.constant('months' as const),
    months: fc.integer({ min: 1, max: 360 }),
    payDay: anyPayDay,
  }),
  fc.record({ way: fc.constant('day' as const), on: fc.constantFrom('2026-12-20', '2028-02-29') }),
  fc.record({ way: fc.constant('settle' as const), percent: fc.integer({ min: 1, max: 100 }) }),
);

test('An offer in an address reads back as itself', () => {
  fc.assert(
    fc.property(anyOffer, (offer) => {
      const read = readOffer(writeOffer(offer));
      return read !== null && canonicalJson(read) === canonicalJson(offer);
    }),
    { numRuns: TRIES },
  );
});

test('An address that somebody changed by hand is no offer', () => {
  for (const text of [
    '',
    'amount',
    'amount.0.monthly:28',
    'amount.-5.monthly:28',
    'amount.2500.monthly:31',
    'amount.2500.monthly:28.x',
    'amount.02500.monthly:28',
    'months.1.5.monthly:28',
    'day.2026-02-30',
    'settle.101',
    'settle.0',
    'gift.100.monthly:1',
  ])
    expect(readOffer(text), text).toBeNull();
});
