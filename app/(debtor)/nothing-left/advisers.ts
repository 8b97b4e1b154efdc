import { callable } from '@/content/free-help';
import type { Nation } from '@/domain/nation';

type Who = 'person' | 'sole_trader' | 'business';

const FOR_PEOPLE = {
  england: ['stepchange-debt-charity', 'national-debtline'],
  wales: ['stepchange-debt-charity', 'citizens-advice-cymru-advicelink-cymru'],
  scotland: ['citizens-advice-scotland-money-talk-team', 'stepchange-debt-charity'],
  northern_ireland: ['advice-ni-debt-service', 'stepchange-debt-charity'],
} as const satisfies Record<Nation, readonly string[]>;

const FOR_BUSINESSES = {
  england: ['business-debtline'],
  wales: ['business-debtline'],
  scotland: ['business-debtline'],
  northern_ireland: ['advice-ni-business-debt-service'],
} as const satisfies Record<Nation, readonly string[]>;

export type AdviserId = (typeof FOR_PEOPLE)[Nation][number] | (typeof FOR_BUSINESSES)[Nation][number];

/** Free advisers for a person or business where they live, by name and number; never none. Unknown nations get those who serve most. */
export function advisersFor(who: Who, nation: Nation | null) {
  const where = nation ?? 'england';
  const ids: readonly AdviserId[] =
    who === 'person'
      ? FOR_PEOPLE[where]
      : who === 'business'
        ? FOR_BUSINESSES[where]
        : [...FOR_BUSINESSES[where], ...FOR_PEOPLE[where]];
  return ids.map((id) => ({ ...callable(id), id }));
}
