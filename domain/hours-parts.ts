import type { Hours } from './hours';

const MINUTES_IN_DAY = 1440;

/** Hours as a person would say them. Days are 1 (Monday) to 7 (Sunday); minutes count from midnight. */
export type HoursPart =
  /** The same times on each of these runs of days. `to` at or before `from` is on the next day. */
  | {
      readonly kind: 'days';
      readonly runs: readonly DayRun[];
      readonly from: number;
      readonly to: number;
    }
  /** Without a break from one day to another: Friday 6pm to Monday 6am. */
  | {
      readonly kind: 'stretch';
      readonly firstDay: number;
      readonly from: number;
      readonly lastDay: number;
      readonly to: number;
    };

/** Days that follow each other; a single day has the same first and last. */
export type DayRun = { readonly first: number; readonly last: number };

/** The spells of a week put together: days with the same times become one part, in the order of the week. */
export function hoursParts({ spells }: Extract<Hours, { kind: 'weekly' }>): HoursPart[] {
  const parts: (HoursPart | { key: string; days: number[]; from: number; to: number })[] = [];
  for (const spell of [...spells].sort((a, b) => a.from - b.from)) {
    const day = dayOf(spell.from);
    const [from, to] = [spell.from % MINUTES_IN_DAY, spell.to % MINUTES_IN_DAY];
    if (spell.to - spell.from > MINUTES_IN_DAY) {
      parts.push({ kind: 'stretch', firstDay: day, from, lastDay: dayOf(spell.to), to });
      continue;
    }
    const key = `${from} ${to}`;
    const same = parts.find((one) => 'key' in one && one.key === key);
    if (same && 'key' in same) same.days.push(day);
    else parts.push({ key, days: [day], from, to });
  }
  return parts.map((one) =>
    'key' in one ? { kind: 'days', runs: runsOf(one.days), from: one.from, to: one.to } : one,
  );
}

function dayOf(minute: number): number {
  return (Math.floor(minute / MINUTES_IN_DAY) % 7) + 1;
}

function runsOf(days: readonly number[]): DayRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}
