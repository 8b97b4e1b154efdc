/** A free service that is not us. Its name and address are facts, the same in every language. */
export type FreeHelp = {
  readonly id: 'stepchange' | 'nationalDebtline' | 'samaritans';
  readonly name: string;
  readonly phone: string;
  readonly url: string;
  /** The day the number and hours were last seen to be right, YYYY-MM-DD. */
  readonly seenOn: string;
};

/** The three services named at the foot of every page. What they do, and when, is in content/en/shell.json. */
export const FREE_HELP: readonly FreeHelp[] = [
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
