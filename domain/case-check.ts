import type { CaseAnswer } from '@/domain/case-answer';

/** Ways in which a written case may say that the engine must refuse it. */
const REFUSAL_NAMES = ['refused', 'refuse', 'refusal', 'rejected', 'error', 'invalid'] as const;

/**
 * Whether what a case expects is a refusal: nothing, the word itself, `ok: false`, or an object with one of the
 * names above that is not false. The reason's wording is each program's own and is not compared.
 */
export function expectsRefusal(expected: unknown): boolean {
  if (expected === null) return true;
  if (typeof expected === 'string') return REFUSAL_NAMES.some((name) => name === expected.toLowerCase());
  if (typeof expected !== 'object' || Array.isArray(expected)) return false;
  const fields: Readonly<Record<string, unknown>> = { ...expected };
  return fields.ok === false || REFUSAL_NAMES.some((name) => (fields[name] ?? false) !== false);
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isEqual(item, b[at]));
  return Object.is(a, b) || (a === 0 && b === 0);
}

/** Whether an answer is what the case expects: a refusal for a refusal, else every figure that the case names. */
export function isAsExpected(answer: CaseAnswer, expected: unknown): boolean {
  if (expectsRefusal(expected)) return !answer.ok;
  if (!answer.ok || typeof expected !== 'object' || expected === null) return false;
  const named = Object.entries(expected);
  return named.length > 0 && named.every(([name, value]) => isEqual(answer.answer[name], value));
}
