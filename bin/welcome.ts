import { closeDatabase } from '@/db/client';
import { type Demonstration, loadDemonstration } from '@/db/seed/demonstration';
import { seedReference } from '@/db/seed/reference';
import { groupLetterCode } from '@/domain/letter-code';
import { env } from '@/env';
import { dataDir, type Prepared } from './prepare';

const FREE_HELP = 'db/seed/data/resources.json';

/** Loads made-up people into a database of our own, and gives the lines that say where everything is. */
export async function welcome(prepared: Prepared, address: string): Promise<string[]> {
  const lines = ['', `Evenkeel is at ${address}`];
  if (prepared.embedded && prepared.ownerUrl) {
    const demonstration = await loadDemonstration(prepared.ownerUrl, dataDir());
    await closeDatabase();
    lines.push('', ...describe(demonstration, address));
  }
  // Free help is for everyone, on an operator's own database as well; what staff changed there stays.
  else if (prepared.ownerUrl) await seedReference(prepared.ownerUrl, { resources: FREE_HELP });
  return [...lines, '', 'Ctrl-C stops everything.'];
}

function describe({ people, business, staff }: Demonstration, address: string): string[] {
  return [
    `Everyone in it is made up. Sign in at ${address}/sign-in as`,
    ...people.map(({ reference, bornOn, about }) => `  ${reference}  born ${inWords(bornOn)}: ${about}`),
    `  ${business.reference}  a business; the code on its letter is ${business.letterCode && groupLetterCode(business.letterCode)}`,
    `The code to enter comes by mail or text: read it at ${address}/outbox (kept in ${env().OUTBOX_DIR}).`,
    `Or use a letter code, once: ${people.flatMap(({ reference, letterCode }) => (letterCode ? [`${reference} ${groupLetterCode(letterCode)}`] : [])).join(', ')}`,
    '',
    `Staff sign in at ${address}/admin/sign-in as`,
    `  ${staff.emails.join(', ')}`,
    `  password ${staff.password}, authenticator secret ${staff.authenticatorSecret}`,
  ];
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
