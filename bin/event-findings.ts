import type { Finding, Verified, Wrong } from '@/db/verify-events';

const WORDS: Readonly<Record<Wrong, string>> = {
  edited: 'was edited, or put there by someone else',
  inserted: 'was put in between',
  moved: 'was moved',
  missing: 'is missing',
  'out-of-line': 'does not follow the event before it',
  'payload-changed': 'says something else than it did',
  'cut-off': 'is missing, and so is whatever came after it: the record was cut off here',
  unsealed: 'is the last there is, and the seal that should say so is not ours',
};

/** What is wrong with the record of events, a line for each finding; past `most` only how many more there are. */
export function nameFindings({ findings, found }: Verified, most = 50): string {
  const named = findings.slice(0, most).map(sayFinding);
  const more = found > named.length ? [`  and ${found - named.length} more`] : [];
  return ['The record of events does not hold:', ...named, ...more].join('\n');
}

function sayFinding({ caseId, sequence, eventId, wrong, from }: Finding): string {
  const which = eventId ? ` [${eventId}]` : '';
  const where = from === undefined ? '' : `: it was written as event ${from}`;
  return `  case ${caseId}, event ${sequence} ${WORDS[wrong]}${where}${which}`;
}
