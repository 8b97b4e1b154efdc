import { type Contact, contact } from './registry';

/** The services named at the foot of every page. What they do, and when, is in shell.json under the same ids. */
export const FREE_HELP_IDS = ['stepchange-debt-charity', 'national-debtline', 'samaritans'] as const;

/** Whom to call when someone hurts or controls you, by nation. */
export const ABUSE_HELP_IDS = {
  england: 'national-domestic-abuse-helpline-refuge',
  scotland: 'scotlands-domestic-abuse-and-forced-marriage-helpline',
  wales: 'live-fear-free',
  northernIreland: 'domestic-and-sexual-abuse-helpline-ni',
} as const;

/** A service that can be called. Throws for one without a number, which a list of numbers cannot show. */
export function callable(id: string): Contact & { phone: string } {
  const found = contact(id);
  if (found.phone === null) throw new Error(`“${id}” in content/registry.json has no number to call`);
  return { ...found, phone: found.phone };
}

/** The oldest day on which any of these was last checked, for one honest sentence about all of them. */
export function oldestCheckedOn(ids: readonly string[]): string {
  const days = ids.map((id) => contact(id).checkedOn).filter((on) => on !== null);
  const [oldest] = days.sort();
  if (oldest === undefined || days.length < ids.length)
    throw new Error(`Nobody has checked all of ${ids.join(', ')}`);
  return oldest;
}
