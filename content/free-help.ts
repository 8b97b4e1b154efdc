/** A free service that is not us. Its name and address are facts, the same in every language. */
type FreeHelp<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly phone: string;
  readonly url: string;
  /** The day the number was last seen to be right, YYYY-MM-DD. */
  readonly seenOn: string;
};

/** The three services named at the foot of every page. What they do, and when, is in content/en/shell.json. */
export const FREE_HELP: readonly FreeHelp<'stepchange' | 'nationalDebtline' | 'samaritans'>[] = [
  {
    id: 'stepchange',
    name: 'StepChange Debt Charity',
    phone: '0800 138 1111',
    url: 'https://www.stepchange.org',
    seenOn: '2026-10-07',
  },
  {
    id: 'nationalDebtline',
    name: 'National Debtline',
    phone: '0808 808 4000',
    url: 'https://nationaldebtline.org',
    seenOn: '2026-10-07',
  },
  {
    id: 'samaritans',
    name: 'Samaritans',
    phone: '116 123',
    url: 'https://www.samaritans.org',
    seenOn: '2026-10-01',
  },
];

/** Whom to call when someone hurts or controls you, by nation. */
export const ABUSE_HELP: readonly FreeHelp<'england' | 'scotland' | 'wales' | 'northernIreland'>[] = [
  {
    id: 'england',
    name: 'National Domestic Abuse Helpline',
    phone: '0808 2000 247',
    url: 'https://www.nationaldahelpline.org.uk',
    seenOn: '2026-10-01',
  },
  {
    id: 'scotland',
    name: 'Domestic Abuse and Forced Marriage Helpline',
    phone: '0800 027 1234',
    url: 'https://www.sdafmh.org.uk',
    seenOn: '2026-10-01',
  },
  {
    id: 'wales',
    name: 'Live Fear Free',
    phone: '0808 80 10 800',
    url: 'https://www.gov.wales/live-fear-free',
    seenOn: '2026-10-01',
  },
  {
    id: 'northernIreland',
    name: 'Domestic and Sexual Abuse Helpline',
    phone: '0808 802 1414',
    url: 'https://dsahelpline.org',
    seenOn: '2026-10-01',
  },
];

export const SAMARITANS = '116 123';
export const EMERGENCY = '999';

/** The oldest day among what was checked, for one honest sentence about all of them. */
export function oldestSeenOn(help: readonly { seenOn: string }[]): string {
  return help.map((one) => one.seenOn).reduce((oldest, on) => (on < oldest ? on : oldest));
}

/** Public bodies that a person can check us with or turn to. */
export const REGISTER_URL = 'https://register.fca.org.uk';
export const PRIVACY_REGULATOR_URL = 'https://ico.org.uk/make-a-complaint';
