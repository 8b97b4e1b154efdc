import type { AccountColumn } from './accounts-columns';

export const DEBTOR_KINDS = ['person', 'sole_trader', 'business'] as const;
export type DebtorKind = (typeof DEBTOR_KINDS)[number];

/** What says who a debtor is, as written. */
export type Identity = {
  readonly kind: DebtorKind;
  readonly bornOn: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly postcode: string | null;
  readonly companyName: string | null;
  readonly companyNumber: string | null;
};

/** Text as it is compared: NFC, case folded, runs of space squeezed to one, none at the ends. */
export function fold(text: string): string {
  const spaced = text.replace(/\s+/g, ' ').trim();
  // Plain letters need only lower. Upper and then lower folds what lower alone leaves apart, such as ß and SS; lower
  // first, since ẞ has no other capital.
  return /^[ -~]*$/.test(spaced)
    ? spaced.toLowerCase()
    : spaced.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/** A company number as the register writes it: no spaces, capitals, and the leading zeros a spreadsheet drops. */
export function foldCompanyNumber(number: string): string {
  const squeezed = number.replace(/\s+/g, '').toUpperCase();
  return /^\d{1,7}$/.test(squeezed) ? squeezed.padStart(8, '0') : squeezed;
}

/**
 * What makes two rows the same debtor: for people and sole traders date of birth, first and last name and postcode;
 * for businesses the company number. The kind is part of it, so a person's own debts and those of their business
 * never share a debtor. Null where a part is missing: too little is known to say that two rows are one.
 */
export function matchText(identity: Identity): string | null {
  const parts =
    identity.kind === 'business'
      ? [foldCompanyNumber(identity.companyNumber ?? '')]
      : [
          identity.bornOn ?? '',
          fold(identity.firstName ?? ''),
          fold(identity.lastName ?? ''),
          squeezed(identity),
        ];
  return parts.includes('') ? null : [identity.kind, ...parts].join('\u001f');
}

/** The columns in which two identities differ; a business without a number is known by its name. */
export function identityDifferences(one: Identity, other: Identity): AccountColumn[] {
  if (one.kind !== other.kind) return ['debtor_type'];
  if (one.kind === 'business') {
    const [a, b] = [foldCompanyNumber(one.companyNumber ?? ''), foldCompanyNumber(other.companyNumber ?? '')];
    if (a !== b) return ['company_number'];
    return a === '' && fold(one.companyName ?? '') !== fold(other.companyName ?? '') ? ['company_name'] : [];
  }
  const differences: AccountColumn[] = [];
  if (one.bornOn !== other.bornOn) differences.push('date_of_birth');
  if (fold(one.firstName ?? '') !== fold(other.firstName ?? '')) differences.push('first_name');
  if (fold(one.lastName ?? '') !== fold(other.lastName ?? '')) differences.push('last_name');
  if (squeezed(one) !== squeezed(other)) differences.push('postcode');
  return differences;
}

function squeezed({ postcode }: Identity): string {
  return fold(postcode ?? '').replaceAll(' ', '');
}
