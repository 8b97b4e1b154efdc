import type { IsoDay } from '@/domain/calendar';
import type { TooOld } from '@/domain/decision';

/** The components of a creditor's file that a correction can name. */
export const COMPONENTS_FILED = ['original', 'interest', 'fee', 'payment', 'adjustment'] as const;
export type FiledComponent = (typeof COMPONENTS_FILED)[number];

/**
 * What a creditor's file says of who somebody is, which staff can put right. An email or a mobile opens a case, so it is
 * proved by whoever has it and never typed in here (decision 0086).
 */
export const CORRECTABLE = [
  'firstName',
  'lastName',
  'companyName',
  'companyNumber',
  'bornOn',
  'addressLine1',
  'addressLine2',
  'town',
  'postcode',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/**
 * An answer as staff write it, beside the reply. Amounts in minor units. `amounts` of a correction are what each component
 * changes by, signed: what makes the debt larger is positive.
 */
export type DecisionInput =
  | { readonly outcome: 'agree' | 'ask' | 'return_to_creditor' | 'thank' }
  | { readonly outcome: 'counter_offer'; readonly offer: string; readonly firstOn: IsoDay }
  | { readonly outcome: 'decline'; readonly reason: string; readonly waysOn: readonly string[] }
  | { readonly outcome: 'pause'; readonly untilOn: IsoDay }
  | { readonly outcome: 'reduce'; readonly amountMinor: number }
  | { readonly outcome: 'settle'; readonly amountMinor: number; readonly deadlineOn: IsoDay }
  | ({ readonly outcome: 'answer' | 'release' } & TooOld)
  | ({
      readonly outcome: 'correct';
      readonly amounts: Readonly<Partial<Record<FiledComponent, number>>>;
      readonly facts: Readonly<Partial<Record<Correctable, string>>>;
    } & TooOld);
