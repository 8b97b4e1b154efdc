import { refuse } from './refusal';

/** The setting by which an operator names a database. */
type Setting = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

const EXAMPLE = 'postgres://name:password@localhost:5432/evenkeel';
const SILENT: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** Refuses a setting that is no address of a database, without repeating it: there is a password in it. */
export function checkDatabaseUrl(setting: Setting): void {
  const given = process.env[setting];
  if (given && (!URL.canParse(given) || !/^postgres(ql)?:$/.test(new URL(given).protocol)))
    refuse(`${setting} is not the address of a database. It looks like ${EXAMPLE}`);
}

/** Does `work` on the operator's database. Where that cannot be reached, refuses with what to do about it. */
export async function withWords<T>(setting: Setting, work: () => Promise<T>): Promise<T> {
  const { host, pathname } = new URL(process.env[setting] || EXAMPLE);
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (SILENT.has(code))
      return refuse(`No database answers at ${host}. Start it, or set ${setting} to where it is.`);
    if (code === '28P01' || code === '28000')
      return refuse(`The database at ${host} does not take the name and password in ${setting}.`);
    if (code === '3D000')
      return refuse(
        `There is no database called “${pathname.slice(1)}” at ${host}. Make it, or name another in ${setting}.`,
      );
    throw error;
  }
}
