import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Secret } from 'otpauth';
import postgres from 'postgres';
import { z } from 'zod';
import { importAccounts } from '@/db/import';
import { makeLetters } from '@/db/letters';
import { addStaff } from '@/db/staff';
import { type JobViewer, ROLES } from '@/domain/viewer';
import { sendDemonstrationCases } from './demonstration-cases';
import { seedReference } from './reference';

/** Made-up people worth meeting first, out of the made-up accounts file. */
const PEOPLE = [
  { reference: 'EK00070001', bornOn: '1950-10-05', about: 'a water bill' },
  { reference: 'EK00070008', bornOn: '1995-12-20', about: 'council tax and rent' },
  {
    reference: 'EK00070013',
    bornOn: '1990-09-18',
    about: 'a bill shared with someone else; text message only',
  },
  { reference: 'EK00070524', bornOn: '1985-09-24', about: 'nothing left to pay' },
] as const;

/** A made-up business: it comes in with the code on its letter. */
const BUSINESS = 'EK00070027';

/** What somebody who tries Evenkeel needs in order to come in. */
export type Demonstration = {
  readonly people: readonly { reference: string; bornOn: string; about: string; letterCode: string | null }[];
  readonly business: { reference: string; letterCode: string | null };
  readonly staff: {
    readonly emails: readonly string[];
    readonly password: string;
    readonly authenticatorSecret: string;
  };
};

/**
 * Fills a database of our own with made-up creditors, accounts and staff, and gives what is needed to come in. What is
 * there already stays as it is, so a first run that was stopped half-way is finished by the next. Letter codes are
 * made anew each time, because each works once.
 */
export async function loadDemonstration(ownerUrl: string, dir: string): Promise<Demonstration> {
  const data = 'db/seed/data';
  await seedReference(ownerUrl, { creditors: `${data}/creditors.json`, resources: `${data}/resources.json` });
  if (!(await hasAccounts(ownerUrl))) {
    const file = `${data}/accounts.csv`;
    const options = { file, fileName: path.basename(file), dryRun: false, strict: false, reportFile: null };
    const imported = await importAccounts({ kind: 'job', name: 'import' }, options);
    if (!imported.ok) throw new Error('The demonstration accounts could not be read.');
  }
  await withOwner(ownerUrl, sendDemonstrationCases);
  const letters = await freshLetterCodes();
  const codeOf = (reference: string): string | null => letters.get(reference) ?? null;
  return {
    people: PEOPLE.map((person) => ({ ...person, letterCode: codeOf(person.reference) })),
    business: { reference: BUSINESS, letterCode: codeOf(BUSINESS) },
    staff: await demonstrationStaff(dir),
  };
}

function hasAccounts(ownerUrl: string): Promise<boolean> {
  return withOwner(ownerUrl, async (owner) => (await owner`select 1 from holding limit 1`).length > 0);
}

async function withOwner<T>(ownerUrl: string, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 2 });
  }
}

async function freshLetterCodes(): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const job: JobViewer = { kind: 'job', name: 'letters' };
  const made = await makeLetters(
    job,
    { references: [PEOPLE[0].reference, BUSINESS] },
    {
      begin: async () => codes.clear(),
      write: async (letters) => {
        for (const { accountReference, code } of letters) codes.set(accountReference, code);
      },
      finish: async () => {},
    },
  );
  if (!made.ok) throw new Error(`The demonstration letters could not be made: ${made.reason}.`);
  return codes;
}

const keptShape = z.object({ password: z.string(), authenticatorSecret: z.string() });

/** One member of staff for each role. Their password and secret are kept, to be said again at each start. */
async function demonstrationStaff(dir: string): Promise<Demonstration['staff']> {
  const file = path.join(dir, 'demonstration.json');
  if (!fs.existsSync(file)) {
    const made = {
      password: randomBytes(9).toString('base64url'),
      authenticatorSecret: new Secret({ size: 20 }).base32,
    };
    fs.writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  }
  const kept = keptShape.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const emails = ROLES.map((role) => `${role}@example.com`);
  for (const [index, role] of ROLES.entries()) {
    const email = emails[index] ?? '';
    const added = await addStaff(
      { kind: 'job', name: 'staff-accounts' },
      { email, role, name: `Demo ${role}`, ...kept },
    );
    if (!added.ok && added.reason !== 'already-there')
      throw new Error(`The demonstration ${role} could not be added.`);
  }
  return { emails, ...kept };
}
