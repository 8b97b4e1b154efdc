/** `npm run staff -- add EMAIL ROLE [--name NAME] [--creditors A,B] | list | disable EMAIL | reset EMAIL` */
import { parseArgs } from 'node:util';
import { addStaff, disableStaff, listStaff, resetStaff } from '@/db/staff';
import { type JobViewer, ROLES } from '@/domain/viewer';
import { refuse, runCommand, withDatabase } from './command';

const AS: JobViewer = { kind: 'job', name: 'staff-accounts' };

const USAGE = `How to use it:
  npm run staff -- add EMAIL ROLE [--name NAME] [--creditors "A,B"]
  npm run staff -- list
  npm run staff -- disable EMAIL
  npm run staff -- reset EMAIL
Roles: ${ROLES.join(', ')}.`;

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { name: { type: 'string' }, creditors: { type: 'string' } },
    });
  } catch {
    return refuse(USAGE);
  }
}

async function main(): Promise<void> {
  const { positionals, values } = readWords();
  const [what, email = '', role = '', ...more] = positionals;
  const wants = { add: 3, list: 1, disable: 2, reset: 2 }[what ?? ''];
  if (wants !== positionals.length || more.length > 0) refuse(USAGE);
  if (what !== 'add' && Object.keys(values).length > 0) refuse(USAGE);
  await withDatabase(async () => {
    if (what === 'add') await add(email, role, values);
    if (what === 'list') await list();
    if (what === 'disable') await disable(email);
    if (what === 'reset') await reset(email);
  });
}

async function add(email: string, role: string, given: { name?: string; creditors?: string }): Promise<void> {
  const creditors = given.creditors
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const added = await addStaff(AS, { email, role, name: given.name, creditors });
  if (added.ok) return sayPassword(email, added.password);
  switch (added.reason) {
    case 'bad-email':
      return refuse(`“${email}” is not an email address. Nobody was added.`);
    case 'unknown-role':
      return refuse(`There is no role called “${role}”. Roles: ${ROLES.join(', ')}. Nobody was added.`);
    case 'unknown-creditor':
      return refuse(`There is no creditor called “${added.named}”. Nobody was added.`);
    case 'already-there':
      return refuse(`${email} is already on the staff. For a new password: npm run staff -- reset ${email}`);
  }
}

async function list(): Promise<void> {
  const people = await listStaff(AS);
  if (people.length === 0) console.log('Nobody is on the staff yet.');
  for (const { email, name, role, creditors, enrolledAt, disabledAt } of people) {
    const state = disabledAt ? 'disabled' : enrolledAt ? 'has signed in' : 'has not signed in yet';
    const sees = creditors === 'all' ? 'all creditors' : creditors.join(', ') || 'no creditor';
    console.log(`${email}  ${role}  ${name}  ${sees}  ${state}`);
  }
}

async function disable(email: string): Promise<void> {
  const done = await disableStaff(AS, email);
  if (done.ok) return console.log(`${email} can no longer sign in, and is signed out everywhere.`);
  return refuse(
    done.reason === 'not-there'
      ? `${email} is not on the staff. Nothing was changed.`
      : `${email} is already disabled.`,
  );
}

async function reset(email: string): Promise<void> {
  const done = await resetStaff(AS, email);
  if (!done.ok) return refuse(`${email} is not on the staff. Nothing was changed.`);
  if (done.wasDisabled) console.log(`${email} was disabled, and is open again.`);
  sayPassword(email, done.password);
}

function sayPassword(email: string, password: string): void {
  console.log(`One-time password for ${email}: ${password}`);
  console.log('It is shown only this once. The authenticator is set up at the first sign-in.');
}

await runCommand(main);
