const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const BRITISH = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Nobody's account or birth is older; a year before it is a slip of the hand. */
const EARLIEST_YEAR = 1850;

/**
 * A calendar day of an accounts file, as YYYY-MM-DD: ISO or DD/MM/YYYY, spaces around it allowed. Null for anything
 * else, for a day that does not exist, and for years before 1850.
 */
export function readDay(text: string): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  const [, year = '', month = '', day = ''] = iso ?? turn(BRITISH.exec(trimmed));
  return exists(Number(year), Number(month), Number(day))
    ? iso
      ? trimmed
      : `${year}-${month}-${day}`
    : null;
}

function turn(british: RegExpExecArray | null): string[] {
  return british ? ['', british[3] ?? '', british[2] ?? '', british[1] ?? ''] : [];
}

function exists(year: number, month: number, day: number): boolean {
  const longest = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
  return year >= EARLIEST_YEAR && day >= 1 && day <= longest;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
