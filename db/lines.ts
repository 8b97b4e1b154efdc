import 'server-only';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { connect } from '@/db/connection';

/** What may be asked on a line: reading, and nothing else. */
export type Reader = Pick<PostgresJsDatabase, 'select' | 'selectDistinct' | 'execute' | 'with' | '$with'>;

/** One connection that one reading has to itself. What is sent on it goes out at once, in order. */
export type Line = {
  readonly client: postgres.Sql;
  readonly reader: Reader;
  /** Whether queries may still be asked: what comes after its page was asked for would be asked as somebody else. */
  open: boolean;
};

/** Pages wait for processor time long before they wait for one of these. */
const MOST_LINES = 8;

let opened: Line[] = [];
let free: Line[] = [];
let waiting: ((line: Line) => void)[] = [];

/** A line of one's own; where all are taken, the next that comes free. Every line has to be given back. */
export async function takeLine(): Promise<Line> {
  const line = free.pop() ?? (opened.length < MOST_LINES ? openLine() : undefined);
  return line ?? new Promise((resolve) => waiting.push(resolve));
}

/** Gives a line to whoever waits longest, or lays it aside. */
export function giveBack(line: Line): void {
  if (!opened.includes(line)) return;
  const next = waiting.shift();
  if (next) next(line);
  else free.push(line);
}

/** Whether every line that was opened lies aside. */
export function areLinesFree(): boolean {
  return free.length === opened.length;
}

/** Closes a line that no longer answers; whoever waits longest gets a new one in its place. */
export function dropLine(line: Line): void {
  if (!opened.includes(line)) return;
  opened = opened.filter((other) => other !== line);
  free = free.filter((other) => other !== line);
  line.client.end({ timeout: 0 }).catch(() => {});
  const next = waiting.shift();
  if (next) next(openLine());
}

/** Closes every line; for commands and tests that end. */
export async function closeLines(): Promise<void> {
  const closing = opened;
  [opened, free, waiting] = [[], [], []];
  await Promise.all(closing.map(({ client }) => client.end({ timeout: 2 })));
}

/**
 * The driver only lets statements follow one another without waiting when it knows them already, so each statement is
 * kept ready on its connection. (A client of one connection may begin its own transactions; a pool may not.)
 */
function openLine(): Line {
  const client = connect(1);
  const kept = {
    options: client.options,
    unsafe: (text: string, values: never[] = [], options: object = {}) => {
      if (!line.open) throw new Error('a query was started after all of its page had to be');
      return client.unsafe(text, values, { ...options, prepare: values.length > 0 });
    },
  };
  // The builder uses these two things of its client and nothing else.
  const reader = drizzle(kept as unknown as postgres.Sql, { casing: 'snake_case' });
  const line: Line = { client, reader, open: false };
  opened.push(line);
  return line;
}
