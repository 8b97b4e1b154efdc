import type { Route } from 'next';
import type { QueueFilter } from '@/domain/queue';

/** Where the queue stands as an address: its filter, the page, what is shown beside it. It names nobody. */
export function queueHref(
  filter: Partial<QueueFilter>,
  more: Readonly<Record<string, string | null>> = {},
): Route {
  const asked = new URLSearchParams();
  if (filter.whose && filter.whose !== 'anyone') asked.set('whose', filter.whose);
  if (filter.kind) asked.set('kind', filter.kind);
  if (filter.creditorId) asked.set('creditor', filter.creditorId);
  if (filter.late) asked.set('late', 'yes');
  for (const [name, value] of Object.entries(more)) if (value !== null) asked.set(name, value);
  const text = asked.toString();
  return text === '' ? '/admin/queue' : (`/admin/queue?${text}` as Route); // a known page, whatever is asked of it
}

/** The case of something that waits, with that in focus. */
export function caseHref(caseId: string, submissionId?: string): Route {
  const on = submissionId ? `?on=${submissionId}` : '';
  return `/admin/cases/${caseId}${on}` as Route; // the page of a case, and what is in focus there
}
