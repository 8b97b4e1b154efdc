/** The only place in db that knows the process’s own surroundings: tests ask here, the data room asks `env()`. */

/** What the stage sets for every test (e2e/support/stage.ts). */
type Setting =
  | 'DATABASE_OWNER_URL'
  | 'DATABASE_URL'
  | 'EVENKEEL_KEYS'
  | 'EVENKEEL_SECRET'
  | 'TEST_APP_PASSWORD'
  | 'TEST_TEMPLATE_URL';

/** A setting of the stage; empty where it is not set. */
export function settingOf(name: Setting): string {
  return process.env[name] ?? '';
}

/** Points this process’s data room at a database, by the app’s connection. */
export function pointAt(url: string): void {
  process.env.DATABASE_URL = url;
}

/** The same for commands, which work as the database’s owner. */
export function pointOwnerAt(url: string): void {
  process.env.DATABASE_OWNER_URL = url;
}

/** The surroundings of a process of a test’s own: those of the test, with changes. */
export function surroundings(changes: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '', ...changes };
}
