import { type AgreedPlan, canonicalJson, sha256 } from '@/domain/agreement';
import {
  type Askable,
  type AskedDebt,
  type Asking,
  askableOf,
  factsFor,
  leftAfterPlans,
} from '@/domain/asking';
import type { LineOutside } from '@/domain/evaluate-offer';
import { monthCeiling } from '@/domain/frequency';
import { type Offer, readOffer, writeOffer } from '@/domain/offer';
import { type LivingSum, livingSum } from '@/domain/options';
import type { Policy } from '@/domain/policy';
import { type DatedVersion, mayAgreeUnder } from '@/domain/policy-shown';
import { type Proposal, proposalFor } from '@/domain/proposal';

/** One debt's offer as it was shown: as `writeOffer` has it, and the policy version it was reckoned under. */
export type Asked = { readonly holdingId: string; readonly offer: string; readonly policyId: string };

/** `changed`: something would come out otherwise than shown, so the person is told before agreeing. */
export type Refusal =
  | Exclude<Askable, 'open' | 'on-plan' | 'sent'>
  | 'not-there'
  | 'not-an-offer'
  | 'changed';

/** An offer that goes to a person, with what they need to answer it. */
export type Offered = {
  readonly agreed: AgreedPlan;
  readonly creditorId: string;
  readonly isJoint: boolean;
  readonly outside: readonly LineOutside[];
  readonly offer: string;
};

/** Offers decided: what the policy agrees to now, and what goes to a person. */
export type Decided = {
  readonly ok: true;
  readonly by: 'budget' | 'own-word';
  readonly agreed: readonly AgreedPlan[];
  readonly offered: readonly Offered[];
};

export type Version = DatedVersion & { readonly creditorId: string; readonly terms: Policy | null };

/** One offer worked out for showing, with the record it would become. */
export type Shown =
  | { readonly ok: true; readonly debt: AskedDebt; readonly proposal: Proposal; readonly agreed: AgreedPlan }
  | { readonly ok: false; readonly reason: Refusal | 'on-plan' | 'sent' };

export type Good = Shown & { readonly ok: true };

/** Works out an offer on one debt under a kept policy: what is shown before agreeing, and what is agreed. */
export function showOffer(
  asking: Asking,
  { holdingId, offer }: Pick<Asked, 'holdingId' | 'offer'>,
  {
    policy,
    canKeepTo = true,
  }: { policy?: { id: string; version: number; terms: Policy } | undefined; canKeepTo?: boolean } = {},
): Shown {
  const debt = asking.debts.find((one) => one.holdingId === holdingId);
  if (!debt) return { ok: false, reason: 'not-there' };
  const askable = askableOf(asking, debt);
  if (askable !== 'open') return { ok: false, reason: askable };
  const kept = policy ?? debt.policy;
  const facts = kept && factsFor(asking, debt, { policy: kept.terms, canKeepTo });
  if (!kept || !facts) return { ok: false, reason: 'no-policy' };
  const read: Offer | null = readOffer(offer);
  const worked = read && proposalFor(facts, read);
  if (!worked?.ok) return { ok: false, reason: 'not-an-offer' };
  const { proposal } = worked;
  const { offer: _offer, outside: _outside, decidedBy: _decidedBy, ...plan } = proposal;
  const agreed: AgreedPlan = {
    ...plan,
    holdingId,
    debtId: debt.debtId,
    accountReference: debt.accountReference,
    creditorName: debt.creditorName,
    currency: debt.currency,
    balanceMinor: debt.balanceMinor,
    asAtOn: debt.asAtOn,
    policyId: kept.id,
    policyVersion: kept.version,
  };
  return { ok: true, debt, proposal, agreed };
}

/** What is left to live on with all of these plans; null without a budget, and in the cash flow of a business. */
export function leftWithAll(asking: Asking, shown: readonly Good[]): LivingSum | null {
  const [leftMinor, livingMinor] = [leftAfterPlans(asking), asking.budget?.livingMinor ?? null];
  if (leftMinor === null || livingMinor === null) return null;
  const paidMinor = shown.reduce(
    (sum, { proposal }) => sum + monthCeiling(proposal.regularMinor, proposal.frequency),
    0,
  );
  return livingSum(leftMinor, livingMinor, paidMinor);
}

/**
 * Offers of one press as they are shown. What is left to live on is one figure for all of them: with each by itself it
 * would be reckoned from the share of that debt alone, and no two would agree.
 */
export function shownTogether(asking: Asking, shown: readonly Good[]): readonly Good[] {
  const living = leftWithAll(asking, shown);
  if (shown.length < 2 || !living) return shown;
  return shown.map((one) => {
    if (one.agreed.leftToLiveOnWeekMinor === null) return one;
    const left = { leftToLiveOnWeekMinor: living.weekMinor, living };
    return { ...one, proposal: { ...one.proposal, ...left }, agreed: { ...one.agreed, ...left } };
  });
}

/**
 * Decides offers as they were shown. Each is reckoned anew, from what is true now, under the version it was shown under if
 * that may still be agreed to (see `mayAgreeUnder`); where that version is gone, or the whole comes out with another
 * fingerprint than what was on the screen, nothing is decided and the person is told first.
 */
export function decideOffers(
  asking: Asking,
  versions: readonly Version[],
  { asked, fingerprint, canKeepTo }: { asked: readonly Asked[]; fingerprint: string; canKeepTo: boolean },
): Decided | { readonly ok: false; readonly reason: Refusal } {
  const found: Good[] = [];
  for (const one of asked) {
    const policy = versionShown(asking, versions, one);
    if (!policy) return { ok: false, reason: 'changed' };
    const shown = showOffer(asking, one, { policy, canKeepTo });
    if (!shown.ok) {
      const { reason } = shown;
      return { ok: false, reason: reason === 'on-plan' || reason === 'sent' ? 'changed' : reason };
    }
    found.push(shown);
  }
  const shownNow = shownTogether(asking, found);
  if (shownNow.length === 0) return { ok: false, reason: 'not-an-offer' };
  if (fingerprintShown(shownNow) !== fingerprint) return { ok: false, reason: 'changed' };
  const isAtOnce = ({ proposal }: (typeof shownNow)[number]) => proposal.decidedBy === 'policy';
  return {
    ok: true,
    by: asking.budget ? 'budget' : 'own-word',
    agreed: shownNow.filter(isAtOnce).map((one) => one.agreed),
    offered: shownNow
      .filter((one) => !isAtOnce(one))
      .map(({ agreed, debt, proposal }) => ({
        agreed,
        creditorId: debt.creditorId,
        isJoint: debt.isJoint,
        outside: proposal.outside,
        offer: writeOffer(proposal.offer),
      })),
  };
}

/**
 * A fingerprint of what a page shows, whatever order it shows it in: every figure and day, the policy version, and who
 * says yes. Any other of these gives another one.
 */
export function fingerprintShown(shown: readonly Good[]): string {
  const said = shown.map(({ agreed, proposal }) => ({ ...agreed, decidedBy: proposal.decidedBy }));
  return sha256(canonicalJson(said.sort((a, b) => (a.holdingId < b.holdingId ? -1 : 1))));
}

function versionShown(asking: Asking, versions: readonly Version[], { holdingId, policyId }: Asked) {
  const debt = asking.debts.find((one) => one.holdingId === holdingId);
  const own = versions.filter((one) => one.creditorId === debt?.creditorId);
  const found = own.find(({ id }) => id === policyId);
  if (!found?.terms || !mayAgreeUnder(own, policyId, { now: asking.at, todayOn: asking.todayOn }))
    return null;
  return { id: found.id, version: found.version, terms: found.terms };
}
