import { DrizzleQueryError } from 'drizzle-orm';

/** What went wrong in the database, without the words or values of the query. */
export type Fault = Error & {
  /** SQLSTATE, or `AWAY` where the database did not answer in time. */
  readonly code: string;
  /** The named rule that refused, such as `one_live_plan_per_holding`. */
  readonly constraint: string | null;
};

/**
 * Any error of the driver or the query builder as a {@link Fault}. Parameters, values and details are left behind on
 * purpose: they hold people's words. Errors that did not come from the database are given back as they are.
 */
export function asFault(error: unknown): Error {
  const cause = databaseCause(error);
  if (!cause) return error instanceof Error ? error : new Error('something that is not an error was thrown');
  const constraint = cause.constraint_name ?? null;
  return fault(cause.code, constraint);
}

/** A fault made from its code. */
export function fault(code: string, constraint: string | null = null): Fault {
  return Object.assign(new Error(`database: ${code}${constraint ? ` (${constraint})` : ''}`), {
    code,
    constraint,
  });
}

/** Whether this error is the database refusing by the rule of that name. */
export function isRefusedBy(error: unknown, constraint: string): boolean {
  return isFault(error) && error.constraint === constraint;
}

/** Whether this error says that the database cannot be reached. */
export function isAway(error: unknown): boolean {
  return isFault(error) && AWAY.has(error.code);
}

/** Whether the transaction lost a race and may simply be tried again. */
export function mayTryAgain(error: unknown): boolean {
  return isFault(error) && (error.code === '40001' || error.code === '40P01');
}

function isFault(error: unknown): error is Fault {
  return error instanceof Error && 'code' in error && 'constraint' in error;
}

const AWAY: ReadonlySet<string> = new Set([
  'AWAY',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

type DriverError = Error & { code: string; constraint_name?: string };

function databaseCause(error: unknown): DriverError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'PostgresError' || ('code' in at && typeof at.code === 'string' && AWAY.has(at.code)))
      return at as DriverError; // the driver's own shape, checked just above
  }
  // A query builder's error without a driver's cause still carries parameters in its message.
  return error instanceof DrizzleQueryError
    ? Object.assign(new Error('query'), { code: 'QUERY' })
    : undefined;
}
