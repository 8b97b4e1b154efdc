import { sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import type { JobViewer } from '@/domain/viewer';

/** A message that waits to be sent. `to` is looked up now, so that it goes where the person is reached today. */
export type Waiting = {
  readonly id: string;
  readonly template: string;
  readonly channel: 'email' | 'text';
  readonly details: Readonly<Record<string, unknown>>;
  readonly to: string | null;
  /** By the machine’s clock, since it was written. */
  readonly ageSeconds: number;
};

/** A message that could not be sent is tried again after 1, 2, 4 … minutes, this many times in all. */
const TRIES = 10;

/**
 * Takes messages to send, each by one sender only, and by nobody else until the time of the next try: a sender that
 * dies loses none. Times here are the machine’s, whatever clock a test may have set.
 */
export async function takeWaiting(viewer: JobViewer, most: number): Promise<Waiting[]> {
  return asViewer(viewer, async (tx) => [
    ...(await tx.execute<Waiting>(sql`
      with taken as (
        update outbox set attempts = attempts + 1,
          next_attempt_at = now() + make_interval(mins => (2 ^ least(attempts, 8))::int)
        where id in (
          select id from outbox where sent_at is null and attempts < ${TRIES} and next_attempt_at <= now()
          order by next_attempt_at limit ${most} for update skip locked)
        returning id, template, channel, details, debtor_id, staff_id
      )
      select t.id, t.template, t.channel, t.details,
        extract(epoch from now() - uuid_extract_timestamp(t.id))::float8 as "ageSeconds",
        case when t.channel = 'email' then coalesce(d.email, s.email) else d.mobile end as "to"
      from taken t left join debtor d on d.id = t.debtor_id and d.erased_at is null
      left join staff s on s.id = t.staff_id and s.disabled_at is null
      order by t.id`)),
  ]);
}

/** Marks a message as done with: it was sent, or never can be. */
export async function markSent(viewer: JobViewer, id: string): Promise<void> {
  await asViewer(viewer, (tx) => tx.execute(sql`update outbox set sent_at = now() where id = ${id}`));
}

/**
 * Writes, in the transaction of what it tells of, a message that there is news to read: it gives nothing away. The schema refuses
 * a second of one `dedupeKey`. It goes to the email on file, else to the mobile; a person with neither, or who was erased, gets none.
 */
export async function queueNews(tx: Tx, debtorId: string, dedupeKey: string): Promise<void> {
  await tx.execute(sql`
    insert into outbox (dedupe_key, channel, template, debtor_id)
    select ${dedupeKey}, case when email is not null then 'email' else 'text' end, 'news', id
    from debtor where id = ${debtorId} and erased_at is null and (email is not null or mobile is not null)`);
}
