import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyOptions } from '@/domain/any.fixture';
import { type OfferToWeigh, offerBesidePolicy, type PolicyLine } from '@/domain/offer-beside-policy';
import { ownAmount } from '@/domain/options';

const england = { has: () => false };
const terms = {
  minimumPayment: { weekly: 2_50, fortnightly: 5_00, four_weekly: 10_00, monthly: 10_00 },
  longestTermMonthsByBalance: [{ upToMinor: null, months: 12 }],
  shareOfWhatIsLeftPercent: 50,
  settlement: [],
  leadWorkingDays: 5,
  latestFirstPaymentDays: 35,
  interest: { kind: 'none' },
  agreeAtOnce: true,
} as const;
const offer: OfferToWeigh = {
  plan: {
    kind: 'over-time',
    frequency: 'monthly',
    payments: [
      { on: '2026-12-28', amountMinor: 5_00 },
      { on: '2027-01-28', amountMinor: 5_00 },
      { on: '2027-02-28', amountMinor: 2_00 },
    ],
    firstOn: '2026-12-28',
    endOn: '2027-02-28',
    balanceMinor: 12_00,
  },
  outside: [{ line: 'below-minimum', limitMinor: 10_00, offeredMinor: 5_00, byMinor: 5_00 }],
  by: 'budget',
  isJoint: false,
  terms,
  sentOn: '2026-12-01',
  holidays: england,
};

test('An offer stands beside every line of its policy, with by how much it is outside', () => {
  expect(offerBesidePolicy(offer)).toEqual({
    lines: [
      { line: 'least', limitMinor: 10_00, offeredMinor: 5_00, isOutside: true, outsideBy: 5_00 },
      { line: 'first-from', limitOn: '2026-12-08', offeredOn: '2026-12-28', isOutside: false, outsideBy: 0 },
      { line: 'first-by', limitOn: '2027-01-05', offeredOn: '2026-12-28', isOutside: false, outsideBy: 0 },
      { line: 'end-by', limitOn: '2027-12-01', offeredOn: '2027-02-28', isOutside: false, outsideBy: 0 },
      { line: 'left', limitMinor: null, offeredMinor: 5_00, isOutside: false, outsideBy: 0 },
    ],
    why: ['outside'],
  });
});

test('An offer within its policy says why it came to a person all the same', () => {
  const within = { ...offer, outside: [] };
  const why = (change: Partial<OfferToWeigh>) => offerBesidePolicy({ ...within, ...change }).why;
  expect(why({ plan: { ...offer.plan, kind: 'little' } })).toEqual(['a-little']);
  expect(why({ terms: { ...terms, agreeAtOnce: false } })).toEqual(['creditor-asks']);
  expect(why({ isJoint: true })).toEqual(['shared']);
  expect(why({ terms: null })).toEqual(['no-terms']);
  expect(why({ sentBack: 'starts-too-soon', isJoint: true })).toEqual(['sent-back']);
});

test('Without a budget the line is the person’s own word; a settlement is held against nothing else', () => {
  const settlement = {
    ...offer,
    plan: { ...offer.plan, kind: 'settlement' as const },
    by: 'own-word' as const,
  };
  expect(offerBesidePolicy({ ...settlement, outside: [] }).lines).toEqual([
    { line: 'own-word', isOutside: false },
  ]);
  expect(offerBesidePolicy({ ...settlement, outside: [{ line: 'own-word-missing' }] }).lines).toEqual([
    { line: 'own-word', isOutside: true },
  ]);
});

test('Terms that cannot be read any more still leave what the offer is outside of', () => {
  const { lines } = offerBesidePolicy({ ...offer, terms: null });
  expect(lines[0]).toEqual({
    line: 'least',
    limitMinor: 10_00,
    offeredMinor: 5_00,
    isOutside: true,
    outsideBy: 5_00,
  });
  expect(lines.slice(1, 4).map((line) => 'limitOn' in line && line.limitOn)).toEqual([null, null, null]);
});

/** Whether what was offered keeps to a limit that is known. */
function keeps(line: PolicyLine): boolean {
  if (line.line === 'own-word') return !line.isOutside;
  if ('limitMinor' in line)
    return (
      line.limitMinor === null ||
      (line.line === 'least' ? line.offeredMinor >= line.limitMinor : line.offeredMinor <= line.limitMinor)
    );
  if (line.limitOn === null) return true;
  return line.line === 'first-from' ? line.offeredOn >= line.limitOn : line.offeredOn <= line.limitOn;
}

test('Whatever is offered, a line is outside exactly where the offer does not keep to its limit', () => {
  fc.assert(
    // Between two and a hundred payments: what is weighed does not hang on how many there are.
    fc.property(anyOptions, fc.integer({ min: 2, max: 100 }), (input, payments) => {
      const amountMinor = Math.ceil(input.balanceMinor / payments);
      const made = ownAmount(input, amountMinor);
      if (!made.ok) return;
      const { evaluation, ...plan } = made.option;
      const outside = evaluation.ok ? [] : evaluation.outside;
      const { lines } = offerBesidePolicy({
        plan: { ...plan, kind: 'over-time', balanceMinor: input.balanceMinor },
        outside,
        by: input.affordable.by,
        isJoint: false,
        terms: input.policy,
        sentOn: input.todayOn,
        holidays: input.holidays,
      });
      const hasNoTerm = outside.some(({ line }) => line === 'no-term-for-balance');
      for (const line of lines) {
        expect(line.isOutside, JSON.stringify(line)).toBe(
          !keeps(line) || (line.line === 'end-by' && hasNoTerm),
        );
        if ('outsideBy' in line && line.outsideBy > 0) expect(line.isOutside).toBe(true);
      }
      expect(lines.filter(({ isOutside }) => isOutside)).toHaveLength(outside.length);
    }),
    { numRuns: 100 },
  );
});
