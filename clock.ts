import { createHmac, timingSafeEqual } from 'node:crypto';
import { env, isTestEnvironment } from '@/env';

/** The request header by which a test sets the server's clock: `ISO instant;signature`. */
export const CLOCK_HEADER = 'x-evenkeel-now';

/**
 * The instant that counts as now for one request, or null where the real clocks count (always so outside a test
 * environment). `header` is the value of {@link CLOCK_HEADER}; a wrong or missing signature is as if it were not there.
 */
export function testInstant(header: string | null | undefined): string | null {
  if (!isTestEnvironment()) return null;
  const [instant, signature] = header?.split(';') ?? [];
  if (instant && signature && isSame(signature, signInstant(instant))) return instant;
  return env().TEST_NOW ?? null;
}

/** The signature of a clock header's instant, made with the test door's token. */
export function signInstant(instant: string): string {
  return createHmac('sha256', `clock:${env().TEST_DOOR_TOKEN}`).update(instant).digest('base64url');
}

/** Now, as a test or the machine says it. */
export function now(header?: string | null): Date {
  const instant = testInstant(header);
  return instant ? new Date(instant) : new Date();
}

/** The calendar day of an instant in the operator's time zone, as YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: env().TIME_ZONE, dateStyle: 'short' }).format(instant);
}

/** Whether a request may use the test door: in a test environment, with its token. In production there is no door. */
export function isTestDoorOpen(authorization: string | null): boolean {
  return (
    isTestEnvironment() && authorization !== null && isSame(authorization, `Bearer ${env().TEST_DOOR_TOKEN}`)
  );
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
