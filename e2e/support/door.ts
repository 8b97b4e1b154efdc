import { createHmac } from 'node:crypto';

/** The test door's token, where this run has one; a build elsewhere has none, and what needs it is skipped. */
export const doorToken = process.env.TEST_DOOR_TOKEN;

/** Headers that open the test door. */
export function throughTheDoor(): Record<string, string> {
  return { Authorization: `Bearer ${doorToken}` };
}

/** The header that makes the server take `instant` (ISO) as now, for one request. */
export function at(instant: string): Record<string, string> {
  const signature = createHmac('sha256', `clock:${doorToken}`).update(instant).digest('base64url');
  return { 'x-evenkeel-now': `${instant};${signature}` };
}
