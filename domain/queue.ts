import { QUEUED, type Queued } from '@/domain/promise';

/** Whose work is shown. */
export const WHOSE = ['anyone', 'mine', 'nobody'] as const;
export type Whose = (typeof WHOSE)[number];

/** What of the queue is shown; nothing chosen shows all of it. `late` shows only what has been moved up as late. */
export type QueueFilter = {
  readonly kind: Queued | null;
  readonly whose: Whose;
  readonly creditorId: string | null;
  readonly late: boolean;
};

/** All of the queue. */
export const WHOLE_QUEUE: QueueFilter = { kind: null, whose: 'anyone', creditorId: null, late: false };

/** Where something stands in the queue. `promisedAt` is exact to the microsecond, as the database has it. */
export type QueueKey = { readonly priority: number; readonly promisedAt: string; readonly id: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEY = new RegExp(`^(\\d{1,6})_(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)_(${UUID})$`);

/** A key as it stands in an address. It names nobody. */
export function writeQueueKey({ priority, promisedAt, id }: QueueKey): string {
  return `${priority}_${promisedAt}_${id}`;
}

/** A key read from an address; null for anything else, a day that does not exist among it. */
export function readQueueKey(text: string | undefined): QueueKey | null {
  const [, priority, promisedAt = '', id = ''] = KEY.exec(text ?? '') ?? [];
  if (priority === undefined || !isInstant(promisedAt)) return null;
  return { priority: Number(priority), promisedAt, id };
}

/** Whether PostgreSQL knows the instant too: it has no year 0. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return (
    !text.startsWith('0000') &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().slice(0, 19) === text.slice(0, 19)
  );
}

/** A filter as it was asked for; what nobody can ask for is as if it had not been asked. */
export function readQueueFilter(asked: {
  kind?: string | undefined;
  whose?: string | undefined;
  creditor?: string | undefined;
  late?: string | undefined;
}): QueueFilter {
  return {
    kind: QUEUED.find((kind) => kind === asked.kind) ?? null,
    whose: WHOSE.find((whose) => whose === asked.whose) ?? 'anyone',
    creditorId: new RegExp(`^${UUID}$`).test(asked.creditor ?? '') ? (asked.creditor ?? null) : null,
    late: asked.late === 'yes',
  };
}
