import type postgres from 'postgres';
import { digestOf, hashOf, type Link, NO_HASH } from '@/db/events';
import { openSurviving } from '@/db/survive';
import { findEmptied, type Head, judgeEnd } from '@/db/verify-heads';

/** What can be wrong with an event, or with the place where one should be. */
export type Wrong =
  /** It is not as it was written: somebody edited it, or put it there. */
  | 'edited'
  /** It was put between two events that follow each other without it. */
  | 'inserted'
  /** It was written at another place of this case. */
  | 'moved'
  /** It was written, and is gone. */
  | 'missing'
  /** It is genuine, but does not follow the one before it: it comes from another history. */
  | 'out-of-line'
  /** What it says was changed. */
  | 'payload-changed'
  /** It and perhaps others after it were written, and are gone: the newest of the case. */
  | 'cut-off'
  /** It is the last there is, and nothing of ours says that the case ends there. */
  | 'unsealed';

export type Finding = {
  readonly caseId: string;
  readonly sequence: number;
  /** The event that stands there; null where none does. */
  readonly eventId: string | null;
  readonly wrong: Wrong;
  /** For a moved event, where it was written. */
  readonly from?: number;
};

export type Verified = {
  readonly events: number;
  readonly cases: number;
  /** Events whose payload was erased: lawful, and the chain holds without it. */
  readonly erased: number;
  /** What is wrong, case by case; at most {@link MOST_NAMED} are named. */
  readonly findings: readonly Finding[];
  readonly found: number;
  /** Not one event fits this environment's secret: it is very likely not the secret they were written with. */
  readonly wrongSecret: boolean;
};

export const MOST_NAMED = 1_000;
const PAGE = 2_000;
/** Faulty events of one case that are looked at together; more would cost more than their names are worth. */
const MOST_TOGETHER = 500;

type Row = Omit<Link, 'at'> & Head & { at: Date; whole: boolean; hash: Buffer; payload: string | null };

/**
 * Reads every case's chain of events as the owner, page by page, and computes each hash again with the secret of this
 * environment, so that an event edited, deleted, inserted or moved is named, whoever did it. That the newest events of a
 * case are gone shows by the seal of its end (decision 0090). `client` is a superuser's or the owner's, in a transaction
 * where nothing may change meanwhile.
 */
export async function verifyEvents(client: postgres.ISql): Promise<Verified> {
  const said = { events: 0, cases: 0, erased: 0, findings: [] as Finding[], found: 0 };
  let fitting = 0;
  let chain: Chain | null = null;
  const take = (findings: readonly Finding[]): void => {
    said.found += findings.length;
    said.findings.push(...findings.slice(0, MOST_NAMED - said.findings.length));
  };
  const close = (): void => {
    if (chain) take(judge(chain));
  };
  for await (const row of readEvents(client)) {
    if (chain?.caseId !== row.caseId) {
      close();
      said.cases += 1;
      chain = begin(row.caseId);
    }
    said.events += 1;
    if (row.payload === null) said.erased += 1;
    if (follow(chain, row)) fitting += 1;
  }
  close();
  const emptied = await findEmptied(client, MOST_NAMED);
  take(emptied.map((caseId) => ({ caseId, sequence: 1, eventId: null, wrong: 'cut-off' })));
  return { ...said, wrongSecret: said.events > 0 && fitting === 0 };
}

/** What is known of one case so far. */
type Chain = {
  caseId: string;
  next: number;
  /** The last place at which an event is known to have been written. */
  furthest: number;
  previous: { hash: Buffer; sound: boolean };
  /** First and last of each run of sequences at which no event stands. */
  gaps: [number, number][];
  /** Events that do not fit their own hash where they stand. */
  faulty: Row[];
  other: Finding[];
  last: Row | null;
};

function begin(caseId: string): Chain {
  const previous = { hash: NO_HASH, sound: true };
  return { caseId, next: 1, furthest: 0, previous, gaps: [], faulty: [], other: [], last: null };
}

/** Takes the next event of a case; says whether it is as it was written. */
function follow(chain: Chain, row: Row): boolean {
  const { caseId, sequence, id: eventId } = row;
  if (sequence > chain.next) chain.gaps.push([chain.next, sequence - 1]);
  const sound = fits(row, sequence);
  if (!sound) chain.faulty.push(row);
  else {
    chain.furthest = sequence;
    // After a fault or a gap the link is broken anyway, and that is named already.
    const follows = sequence === chain.next && chain.previous.sound;
    if (follows && !row.previousHash.equals(chain.previous.hash))
      chain.other.push({ caseId, sequence, eventId, wrong: 'out-of-line' });
    if (row.payload !== null && !digestOf(JSON.parse(row.payload)).equals(row.payloadDigest))
      chain.other.push({ caseId, sequence, eventId, wrong: 'payload-changed' });
  }
  chain.next = Math.max(chain.next, sequence + 1);
  chain.previous = { hash: row.hash, sound };
  chain.last = row;
  return sound;
}

/** Whether an event's hash is its own, had it been written at this place. */
function fits(row: Row, sequence: number): boolean {
  // An instant that no program of ours could have written (finer than a millisecond, infinite) has no hash at all.
  return row.whole && !Number.isNaN(row.at.getTime()) && hashOf({ ...row, sequence }).equals(row.hash);
}

/** Says of each faulty event and each gap of a case what is wrong. */
function judge(chain: Chain): Finding[] {
  const { caseId, gaps, faulty, other, next, furthest: sound } = chain;
  const found: Finding[] = [...other];
  const together = faulty.slice(0, MOST_TOGETHER);
  const origins = findOrigins(together, gaps, next);
  const claimed = new Set(origins.values());
  const furthest = Math.max(sound, ...claimed);
  const say = ({ sequence, id: eventId }: Row, wrong: Wrong): void => {
    found.push({ caseId, sequence, eventId, wrong });
  };
  for (const row of together) {
    const { sequence, id: eventId } = row;
    const from = origins.get(row);
    if (from === undefined) say(row, claimed.has(sequence) || sequence < 1 ? 'inserted' : 'edited');
    else found.push({ caseId, sequence, eventId, wrong: 'moved', from });
    // Its own place was taken from somebody who is nowhere else.
    if (from !== undefined && !claimed.has(sequence) && sequence >= 1 && sequence < furthest)
      found.push({ caseId, sequence, eventId: null, wrong: 'missing' });
  }
  for (const row of faulty.slice(MOST_TOGETHER)) say(row, 'edited');
  for (const [first, last] of gaps)
    for (
      let sequence = first;
      sequence <= Math.min(last, furthest) && found.length < MOST_NAMED;
      sequence += 1
    )
      if (!claimed.has(sequence)) found.push({ caseId, sequence, eventId: null, wrong: 'missing' });
  const { last } = chain;
  const end = last && judgeEnd({ ...last, sound: chain.previous.sound, furthest });
  if (last && end)
    found.push({
      caseId,
      sequence: end === 'cut-off' ? last.sequence + 1 : last.sequence,
      eventId: end === 'cut-off' ? null : last.id,
      wrong: end,
    });
  return found.sort((one, two) => one.sequence - two.sequence);
}

/** Where events that do not fit where they stand were written: a place that is empty, faulty, or next to theirs. */
function findOrigins(
  faulty: readonly Row[],
  gaps: readonly [number, number][],
  next: number,
): Map<Row, number> {
  const places = new Set(faulty.map(({ sequence }) => sequence).concat(next));
  for (const [first, last] of gaps)
    for (let sequence = first; sequence <= last && places.size < MOST_TOGETHER; sequence += 1)
      places.add(sequence);
  const origins = new Map<Row, number>();
  for (const row of faulty) {
    const near = [row.sequence - 1, row.sequence + 1];
    const tried = faulty.length > 50 ? near : [...near, ...places];
    const from = tried.find((sequence) => fits(row, sequence));
    if (from !== undefined) origins.set(row, from);
  }
  return origins;
}

/** Every event, in order of case and sequence. */
async function* readEvents(client: postgres.ISql): AsyncGenerator<Row> {
  let [caseId, sequence] = ['00000000-0000-0000-0000-000000000000', -(2 ** 31)];
  for (let isFirst = true; ; isFirst = false) {
    const rows = await client<Row[]>`
      select e.id, e.case_id as "caseId", e.sequence, e.actor_kind as "actorKind", e.actor_id as "actorId", e.act,
        e.subject, e.subject_id as "subjectId", e.at, date_trunc('milliseconds', e.at) = e.at as whole,
        e.payload_digest as "payloadDigest", e.previous_hash as "previousHash", e.hash, p.payload::text as payload,
        h.sequence as "headSequence", h.seal as "headSeal"
      from event e left join event_payload p on p.event_id = e.id left join event_head h on h.case_id = e.case_id
      where (e.case_id, e.sequence) ${isFirst ? client`>=` : client`>`} (${caseId}, ${sequence})
      order by e.case_id, e.sequence limit ${PAGE}`;
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    [caseId, sequence] = [last.caseId, last.sequence];
  }
}

/** All of it at one moment, over a connection of its own. Changes nothing. */
export async function verifyDatabase(ownerUrl: string): Promise<Verified> {
  const client = openSurviving(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { TimeZone: 'UTC', DateStyle: 'ISO', statement_timeout: 0 },
  });
  try {
    return await client.begin('isolation level repeatable read, read only', (tx) => verifyEvents(tx));
  } finally {
    await client.end({ timeout: 2 });
  }
}
