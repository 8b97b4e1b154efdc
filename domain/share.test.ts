import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyOptions, TRIES } from '@/domain/any.fixture';
import { NO_HOLIDAYS } from '@/domain/calendar';
import { monthCeiling } from '@/domain/frequency';
import { NO_INTEREST } from '@/domain/plan-interest';
import { severalDebts } from '@/domain/several-debts';
import { shareOut } from '@/domain/share';
import { isPriorityDebt, type SharedDebt, sharePriorityFirst } from '@/domain/share-priority';

const anyAmount = fc.oneof(fc.nat(10), fc.nat(500_000), fc.nat(10 ** 12));
const anyDebts: fc.Arbitrary<SharedDebt[]> = fc
  .array(
    fc.record({
      balanceMinor: fc.oneof(fc.nat(20), fc.nat(500_000)),
      neededMinor: fc.nat(20_000),
      regime: fc.constantFrom(
        'council_tax' as const,
        'rent' as const,
        'utility' as const,
        'regulated_credit' as const,
      ),
      complaintScheme: fc.constantFrom('water', 'energy', 'phone', 'financial'),
    }),
    { maxLength: 7 },
  )
  .map((debts) => debts.map((debt, at) => ({ ...debt, debtId: `debt ${at}` })));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test('Shares sum to what is affordable, or to all that is owed, and differ from the exact share by less than one', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(-7), anyAmount),
      fc.array(anyAmount, { maxLength: 8 }),
      (affordable, balances) => {
        const result = shareOut(affordable, balances);
        const whole = total(balances);
        const shared = Math.max(0, Math.min(affordable, whole));
        return (
          result.ok &&
          total(result.sharesMinor) === shared &&
          result.sharesMinor.every((share, at) => {
            const balance = balances[at] ?? 0;
            const exact = whole === 0 ? 0n : (BigInt(shared) * BigInt(balance)) / BigInt(whole);
            return share <= balance && (BigInt(share) === exact || BigInt(share) === exact + 1n);
          })
        );
      },
    ),
    { numRuns: TRIES },
  );
});

test('Units left go to the largest fractions, ties to the earlier debt', () => {
  expect(shareOut(2, [1, 1, 1])).toEqual({ ok: true, sharesMinor: [1, 1, 0] });
  expect(shareOut(5, [10, 0, 30])).toEqual({ ok: true, sharesMinor: [1, 0, 4] });
  expect(shareOut(0, [0, 0])).toEqual({ ok: true, sharesMinor: [0, 0] });
  expect(shareOut(10, [5, -1])).toEqual({ ok: false, reason: 'not-an-amount' });
});

test('Council tax, rent, energy and water come first; a phone contract and a card do not', () => {
  expect(isPriorityDebt({ regime: 'council_tax', complaintScheme: 'local government' })).toBe(true);
  expect(isPriorityDebt({ regime: 'rent', complaintScheme: 'housing' })).toBe(true);
  expect(isPriorityDebt({ regime: 'utility', complaintScheme: 'energy' })).toBe(true);
  expect(isPriorityDebt({ regime: 'utility', complaintScheme: 'water' })).toBe(true);
  expect(isPriorityDebt({ regime: 'utility', complaintScheme: 'phone' })).toBe(false);
  expect(isPriorityDebt({ regime: 'regulated_credit', complaintScheme: 'financial' })).toBe(false);
});

test('Three debts: the important one gets what it needs, the others what is left, by their size', () => {
  const debts: SharedDebt[] = [
    {
      debtId: 'card',
      balanceMinor: 600_00,
      neededMinor: 20_00,
      regime: 'regulated_credit',
      complaintScheme: 'financial',
    },
    { debtId: 'rent', balanceMinor: 900_00, neededMinor: 30_00, regime: 'rent', complaintScheme: 'housing' },
    {
      debtId: 'shop',
      balanceMinor: 300_00,
      neededMinor: 10_00,
      regime: 'regulated_credit',
      complaintScheme: 'financial',
    },
  ];
  const shares = (affordable: number) =>
    sharePriorityFirst(affordable, debts).map(({ shareMinor }) => shareMinor);
  expect(shares(25_00)).toEqual([0, 25_00, 0]);
  expect(shares(45_00)).toEqual([10_00, 30_00, 5_00]);
  expect(shares(60_00)).toEqual([20_00, 30_00, 10_00]);
  expect(shares(70_00)).toEqual([20_00, 40_00, 10_00]);
  expect(shares(5_000_00)).toEqual([600_00, 900_00, 300_00]);
});

test('Shares by priority sum, none is above its balance, and no other debt gets a penny before the important ones have what they need', () => {
  fc.assert(
    fc.property(fc.nat(200_000), anyDebts, (affordable, debts) => {
      const shares = sharePriorityFirst(affordable, debts);
      const owed = total(debts.map(({ balanceMinor }) => balanceMinor));
      const needs = (debt: SharedDebt) => Math.min(debt.balanceMinor, debt.neededMinor ?? debt.balanceMinor);
      const shareOf = (debt: SharedDebt) =>
        shares.find(({ debtId }) => debtId === debt.debtId)?.shareMinor ?? -1;
      const isShort = debts.some((debt) => isPriorityDebt(debt) && shareOf(debt) < needs(debt));
      return (
        total(shares.map(({ shareMinor }) => shareMinor)) === Math.min(affordable, owed) &&
        debts.every((debt) => shareOf(debt) >= 0 && shareOf(debt) <= debt.balanceMinor) &&
        (!isShort || debts.every((debt) => isPriorityDebt(debt) || shareOf(debt) === 0))
      );
    }),
    { numRuns: TRIES },
  );
});

test('A debt owed together with someone is counted once', () => {
  const rent = { balanceMinor: 100_00, regime: 'rent', complaintScheme: 'housing' } as const;
  expect(
    sharePriorityFirst(500_00, [
      { debtId: 'a', ...rent },
      { debtId: 'a', ...rent },
    ]),
  ).toEqual([{ debtId: 'a', shareMinor: 100_00, isPriority: true }]);
});

test('Plans for several debts together never take more than is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5_000, max: 90_000 }),
      fc.array(anyOptions, { minLength: 1, maxLength: 4 }),
      (left, all) => {
        const debts = all.map((options, at) => ({
          debtId: `debt ${at}`,
          regime: at % 2 === 0 ? ('rent' as const) : ('regulated_credit' as const),
          complaintScheme: 'any',
          options: { ...options, interest: NO_INTEREST, holidays: NO_HOLIDAYS },
        }));
        const shared = severalDebts(left, debts);
        const most = shared.map(({ options }) =>
          Math.max(0, ...options.map(({ regularMinor, frequency }) => monthCeiling(regularMinor, frequency))),
        );
        return (
          total(most) <= Math.max(0, left) &&
          shared.every(({ options }) => options.every(({ evaluation }) => evaluation.ok))
        );
      },
    ),
    { numRuns: TRIES },
  );
});
