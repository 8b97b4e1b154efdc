import type { z } from 'zod';
import type { FormState } from '@/components/form/form-state';

type Options = {
  /** Fields that must never come back to the page: React keeps the last state in a hidden field, in clear. */
  secrets?: readonly string[];
  /** Fields asked as day, month and year, which the schema sees as one YYYY-MM-DD. */
  dates?: readonly string[];
};

/**
 * Reads a form through its schema: typed input, or a FormState with what was typed and one message for each field
 * that is wrong. The messages are the schema's own, so give every rule its words. Fields that the schema does not
 * name are ignored, and so are files; one that was not sent reads as empty. Several values of one name are joined by commas.
 * An action can be called with anything at all: what is no form reads as an empty one.
 */
export function readForm<Schema extends z.ZodObject>(
  schema: Schema,
  data: unknown,
  { secrets = [], dates = [] }: Options = {},
): { ok: true; input: z.output<Schema> } | { ok: false; state: FormState } {
  const typed: Record<string, string> = {};
  const input: Record<string, string> = {};
  for (const field of Object.keys(schema.shape)) {
    if (dates.includes(field)) {
      const parts = { day: `${field}-day`, month: `${field}-month`, year: `${field}-year` };
      for (const part of Object.values(parts)) typed[part] = textOf(data, part);
      input[field] = joinDate(textOf(data, parts.year), textOf(data, parts.month), textOf(data, parts.day));
    } else {
      const text = textOf(data, field);
      input[field] = text;
      if (!secrets.includes(field)) typed[field] = text;
    }
  }
  const read = schema.safeParse(input);
  if (read.success) return { ok: true, input: read.data };
  const errors: FormState['errors'] = [];
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.some((error) => error.field === field)) errors.push({ field, message: issue.message });
  }
  return { ok: false, state: { values: typed, errors } };
}

/** One value of a form as it was sent; empty where there is none, or no form: an action can be called with anything. */
export function sentValue(data: unknown, field: string): string {
  const value = data instanceof FormData ? data.get(field) : null;
  return typeof value === 'string' ? keepable(value) : '';
}

/** Every value of one name in a form, joined by commas. */
export function textOf(data: unknown, field: string): string {
  const values = data instanceof FormData ? data.getAll(field) : [];
  return keepable(values.filter((value) => typeof value === 'string').join(','));
}

/** Nobody can type the one character that PostgreSQL does not take; a copied text may carry it, and loses nothing. */
function keepable(text: string): string {
  return text.replaceAll('\u0000', '');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Three typed parts as YYYY-MM-DD; nothing typed gives nothing. A month may be a word. The schema judges the day. */
function joinDate(year: string, month: string, day: string): string {
  const parts = [year, month, day].map((part) => part.trim());
  if (parts.every((part) => part === '')) return '';
  const named = MONTHS.indexOf(parts[1]?.slice(0, 3).toLowerCase() ?? '') + 1;
  const [y = '', m = '', d = ''] = [parts[0], named > 0 ? String(named) : parts[1], parts[2]];
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}
