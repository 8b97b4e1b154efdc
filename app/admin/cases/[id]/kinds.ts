import { QUEUED, type Queued } from '@/domain/promise';

/** A kind that there are words for; what nobody here knows yet is `other`. */
export function kindOf(kind: string): Queued | 'other' {
  return QUEUED.find((known) => known === kind) ?? 'other';
}

/** One of a closed list that something kept says it is; undefined where it is none of them. */
export function oneOf<const One extends string>(list: readonly One[], kept: unknown): One | undefined {
  return list.find((one) => one === kept);
}

/** A field of what is kept with something that was sent. */
export function fieldOf(details: unknown, name: string): unknown {
  return typeof details === 'object' && details !== null
    ? (details as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
