import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireStaff } from '@/auth';
import { Button } from '@/components/button';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { listEvents, type ShownEvent } from '@/db/events-shown';
import { isId } from '@/db/read';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffAudit'))('title') };
}

const one = (said: string | string[] | undefined): string => (typeof said === 'string' ? said.trim() : '');

/** The record of what was done: newest first, of one case or by one of the staff if that is asked. No free words. */
export default async function Audit({ searchParams }: PageProps<'/admin/audit'>) {
  const viewer = await requireStaff('audit:read');
  const t = await getTranslations('staffAudit');
  const asked = await searchParams;
  const [caseId, actorId, before] = [one(asked.case), one(asked.who), one(asked.before)];
  const isWrong = caseId !== '' && !isId(caseId);
  // Whoever sees some creditors only is asked for a case: looking through everyone's for theirs would take too long.
  const isOpen = viewer.creditorIds === 'all' || (caseId !== '' && !isWrong);
  const found =
    isOpen && !isWrong
      ? await listEvents(viewer, { caseId: caseId || null, actorId: actorId || null, before: before || null })
      : { events: [], isMore: false, colleagues: [] };
  const query = (more: Record<string, string>): string =>
    `/admin/audit?${new URLSearchParams({ ...(caseId ? { case: caseId } : {}), ...(actorId ? { who: actorId } : {}), ...more })}`;
  return (
    <>
      <Title>{t('title')}</Title>
      <div className="max-w-measure space-y-6">
        <p>{t('lead')}</p>
        <p>{t('prove')}</p>
        {!isOpen && !isWrong && (
          <Note>
            <p>{t('notAll')}</p>
          </Note>
        )}
        <form className="space-y-4">
          <TextField
            name="case"
            label={t('case')}
            value={caseId}
            error={isWrong ? t('caseWrong') : undefined}
          />
          <SelectField
            name="who"
            label={t('who')}
            none={t('anyone')}
            value={actorId}
            choices={found.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button look="other">{t('go')}</Button>
        </form>
      </div>
      <div className="mt-8">
        {isOpen && found.events.length === 0 ? <p>{t('none')}</p> : <Events events={found.events} />}
      </div>
      <p className="flex flex-wrap gap-x-6">
        {found.isMore && <Way href={query({ before: found.events.at(-1)?.id ?? '' })}>{t('older')}</Way>}
        {before && <Way href={query({})}>{t('newest')}</Way>}
        {caseId && <Way href="/admin/audit">{t('all')}</Way>}
      </p>
    </>
  );
}

async function Events({ events }: { events: readonly ShownEvent[] }) {
  const t = await getTranslations('staffAudit');
  if (events.length === 0) return null;
  const rows = await Promise.all(
    events.map(async (event) => ({
      id: event.id,
      cells: {
        at: await formatInstant(event.at),
        who: event.actorName ?? t(`actor.${event.actorKind}`, { name: event.actorId ?? '' }),
        act: event.act,
        case: (
          <a href={`/admin/audit?case=${event.caseId}`} className="break-all text-16">
            {event.caseId}
          </a>
        ),
        number: String(event.sequence),
      },
    })),
  );
  return (
    <ListTable
      caption={t('caption')}
      columns={[
        { key: 'at', label: t('column.at'), whole: true },
        { key: 'who', label: t('column.who') },
        { key: 'act', label: t('column.act') },
        { key: 'case', label: t('column.case') },
        { key: 'number', label: t('column.number'), figures: true },
      ]}
      rows={rows}
    />
  );
}
