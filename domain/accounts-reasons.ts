/** Why a row of an accounts file was not simply taken, by name. The words for staff are in {@link REASON_WORDS}. */
export type RowReason =
  | 'wrong-number-of-fields'
  | 'empty'
  | 'too-long'
  | 'character-not-allowed'
  | 'unknown-creditor'
  | 'unknown-debtor-type'
  | 'not-a-date'
  | 'date-in-the-future'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'not-a-postcode'
  | 'other-currency'
  | 'not-an-amount'
  | 'too-many-decimals'
  | 'negative-amount'
  | 'amount-too-large'
  | 'no-company-name'
  | 'no-name'
  | 'no-date-of-birth'
  | 'parts-do-not-add-up'
  | 'more-than-was-charged'
  | 'payment-before-opening'
  | 'repeated-with-differences'
  | 'copy-of-an-earlier-row'
  | 'joint-with-itself'
  | 'joint-with-nothing'
  | 'joint-with-refused-row'
  | 'joint-with-held-row'
  | 'joint-with-other-amounts'
  | 'joint-with-same-person'
  | 'other-creditor-before'
  | 'identity-changed'
  | 'amounts-changed-on-the-same-day'
  | 'older-than-what-is-here'
  | 'may-be-too-old';

/** The reasons in words for whoever sent or checks the file. Debtors never read these. */
export const REASON_WORDS: Readonly<Record<RowReason, string>> = {
  'wrong-number-of-fields': 'the row has more or fewer fields than the header',
  empty: 'this must not be empty',
  'too-long': 'this is too long',
  'character-not-allowed': 'there is a character in this that no text can hold',
  'unknown-creditor': 'this creditor is not one of ours',
  'unknown-debtor-type': 'this is not person, sole_trader or business',
  'not-a-date': 'this is not a date that exists, written YYYY-MM-DD or DD/MM/YYYY',
  'date-in-the-future': 'this date is in the future',
  'not-an-email': 'this is not an email address',
  'not-a-phone-number': 'this is not a phone number',
  'not-a-postcode': 'this is too long for a postcode',
  'other-currency': 'this is not the currency of the creditor',
  'not-an-amount': 'this is not an amount of money',
  'too-many-decimals': 'an amount has at most two decimals',
  'negative-amount': 'this amount must not be below zero',
  'amount-too-large': 'this amount is too large to be right',
  'no-company-name': 'a business needs its name',
  'no-name': 'there is neither a first nor a last name',
  'no-date-of-birth': 'without a date of birth this person cannot sign in with their reference',
  'parts-do-not-add-up': 'the parts do not add up to the current balance',
  'more-than-was-charged': 'the current balance is more than everything charged',
  'payment-before-opening': 'the last payment is before the account was opened',
  'repeated-with-differences':
    'an earlier row has this reference and says something else; the earlier one stands',
  'copy-of-an-earlier-row': 'an exact copy of an earlier row',
  'joint-with-itself': 'the row names itself as its joint account',
  'joint-with-nothing': 'the joint account is not there',
  'joint-with-refused-row': 'the row of the joint account was refused',
  'joint-with-held-row': 'the row of the joint account is held',
  'joint-with-other-amounts': 'the joint account has other amounts',
  'joint-with-same-person': 'both holders of the joint account are the same',
  'other-creditor-before': 'this account belonged to another creditor before',
  'identity-changed': 'this account belonged to someone else before',
  'amounts-changed-on-the-same-day': 'the amounts differ from those loaded for the same day',
  'older-than-what-is-here': 'a newer file was already loaded',
  'may-be-too-old': 'may be too old to enforce; staff decide before any contact',
};

/** A reason as words: of the closed list, or the columns that an update changed. */
export function wordReason(reason: string): string {
  if (isRowReason(reason)) return REASON_WORDS[reason];
  return reason.startsWith(CHANGED) ? `changed: ${reason.slice(CHANGED.length)}` : reason;
}

/** What begins the reason of an updated row; the names of the columns that changed follow. */
export const CHANGED = 'changed:';

function isRowReason(reason: string): reason is RowReason {
  return Object.hasOwn(REASON_WORDS, reason);
}
