import { type Asking, askableOf } from '@/domain/asking';
import type { DetailsOf } from '@/domain/decision';

/** The plan that staff offer instead, with the last day on which it may be accepted. */
export type CounterOffer = DetailsOf['counter_offer'];

/**
 * Why a counter-offer cannot be accepted as it stands. `gone`: the debt is not with us any more; `sent`: the person sent
 * another offer since; `changed`: what is owed has changed, or something that is not theirs to know.
 */
export type CannotAccept =
  | 'gone'
  | 'settled'
  | 'too-old'
  | 'on-plan'
  | 'on-hold'
  | 'sent'
  | 'too-late'
  | 'changed';

/**
 * Whether a counter-offer can be accepted today exactly as it was offered; nothing of it is reckoned anew. The day to say
 * yes by counts in. The person's own pause stands in no way of it (domain/asking.ts). `isKnownAnew`: someone else who owes
 * the debt has agreed a plan since, so that a person looks again.
 */
export function canAccept(
  { plan, acceptBy }: CounterOffer,
  asking: Asking,
  { isKnownAnew }: { isKnownAnew: boolean },
): { readonly ok: true } | { readonly ok: false; readonly reason: CannotAccept } {
  const debt = asking.debts.find(({ holdingId }) => holdingId === plan.holdingId);
  const stands = debt ? askableOf(asking, debt) : 'gone';
  // Staff offered it, so a policy that ended since does not take it back.
  if (stands !== 'open' && stands !== 'no-policy') return { ok: false, reason: stands };
  const { todayOn } = asking;
  if (todayOn > acceptBy || todayOn > plan.firstOn) return { ok: false, reason: 'too-late' };
  const isSame = debt?.balanceMinor === plan.balanceMinor && debt.currency === plan.currency;
  return isSame && !isKnownAnew ? { ok: true } : { ok: false, reason: 'changed' };
}

/** Whether it helps to send a counter-offer back: there is still something to arrange, and nothing else waits for us. */
export function goesBack(reason: CannotAccept): boolean {
  return reason === 'too-late' || reason === 'changed' || reason === 'on-hold' || reason === 'on-plan';
}
