/** What may look wrong about a debt or one of its lines. The person says which; whether it is so is for us to check. */
export const DOUBTS = [
  'not_me',
  'already_paid',
  'wrong_amount',
  'not_mine_to_pay',
  'too_old',
  'part_of_it',
  'something_else',
] as const;
export type Doubt = (typeof DOUBTS)[number];
