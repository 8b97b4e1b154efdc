/** Who lives with a person, as far as they said; null where they did not. */
export type Household = {
  /** `shares`: their money is in this budget too. */
  readonly partner: 'none' | 'shares' | 'apart' | null;
  /** Children under 18 at home. */
  readonly children: number | null;
  /** Others who live on this money. */
  readonly others: number | null;
  /** Whether they look after someone. It tells of someone's health, so it is kept sealed. */
  readonly carer: 'yes' | 'no' | null;
};

export const NOTHING_SAID: Household = { partner: null, children: null, others: null, carer: null };

/** More people than this in one home is a slip of the finger. */
export const MOST_PEOPLE = 20;
