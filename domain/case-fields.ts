import { type Day, readDay } from '@/domain/calendar';
import type { Rate } from '@/domain/rates';

/** The fields of a written case, before anything is known of them. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value as fields; anything that is not an object has none, and the engine then refuses it. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Whether a field is written at all; null counts as not written. */
export function isWritten(fields: Fields, name: string): boolean {
  return fields[name] !== undefined && fields[name] !== null;
}

/** A number as written, or one that every rule refuses. */
export function numberIn(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** Words as written, or nothing, which no rule takes for a day or a rate. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** A list as written; empty where the field is not written, null where something else stands there. */
export function listIn(fields: Fields, name: string): readonly unknown[] | null {
  if (!isWritten(fields, name)) return [];
  const value = fields[name];
  return Array.isArray(value) ? value : null;
}

/** A dated rate table. A percentage may also be written as a number. */
export function ratesIn(fields: Fields, name: string): readonly Rate[] | null {
  if (!isWritten(fields, name)) return null;
  const rows = listIn(fields, name);
  return (
    rows?.map((row) => {
      const rate = fieldsOf(row);
      const percent = typeof rate.percent === 'number' ? String(rate.percent) : textIn(rate, 'percent');
      return { fromOn: textIn(rate, 'fromOn'), percent };
    }) ?? null
  );
}

/** A set of days; null when one of them does not exist. */
export function daysIn(fields: Fields, name: string): ReadonlySet<Day> | null {
  const days = new Set<Day>();
  for (const item of listIn(fields, name) ?? [null]) {
    const day = typeof item === 'string' ? readDay(item) : null;
    if (day === null) return null;
    days.add(day);
  }
  return days;
}

/** One of the words allowed, or null. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | null {
  return words.find((word) => word === value) ?? null;
}
