import type { AskedDebt, Asking } from '@/domain/asking';
import type { Policy } from '@/domain/policy';

/** Terms that most creditors might have: no interest, and a settlement of a larger debt for most of it. */
export const POLICY: Policy = {
  minimumPayment: { weekly: 125, fortnightly: 250, four_weekly: 500, monthly: 500 },
  longestTermMonthsByBalance: [{ upToMinor: null, months: 48 }],
  shareOfWhatIsLeftPercent: 50,
  settlement: [{ fromMinor: 20_000, payPercent: 70, withinDays: 90, restWrittenOff: true }],
  leadWorkingDays: 6,
  latestFirstPaymentDays: 45,
  interest: { kind: 'none' },
  agreeAtOnce: true,
};

/** A debt of £600 on a card, under {@link POLICY}, as options are reckoned from it. */
export function aDebt(changes: Partial<AskedDebt> = {}): AskedDebt {
  return {
    holdingId: 'h1',
    debtId: 'd1',
    accountReference: 'T1',
    creditorId: 'c1',
    creditorName: 'Harbour Card Services',
    regime: 'regulated_credit',
    complaintScheme: 'financial',
    creditFile: 'reports',
    currency: 'GBP',
    balanceMinor: 600_00,
    asAtOn: '2026-11-02',
    filedOn: '2026-11-02',
    tooOldDecision: null,
    isJoint: false,
    hasOtherPlan: false,
    plan: null,
    sent: null,
    policy: { id: 'p1', version: 1, terms: POLICY },
    ...changes,
  };
}

/** What the options of a person in England with one debt are reckoned from, on 1 December 2026. */
export function anAsking(changes: Partial<Asking> = {}): Asking {
  return {
    at: new Date('2026-12-01T10:30:00Z'),
    todayOn: '2026-12-01',
    debtor: { kind: 'person', nation: 'england' },
    budget: null,
    holds: [],
    debts: [aDebt()],
    ...changes,
  };
}
