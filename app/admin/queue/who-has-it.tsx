import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { SelectField } from '@/components/form/select-field';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { Colleague, QueueRow } from '@/db/queue';
import type { QueueFilter } from '@/domain/queue';
import { may, type StaffViewer } from '@/domain/viewer';
import { giveBack, giveTo, takeThis } from './actions';
import { caseHref, queueHref } from './places';
import { sayHolder } from './say-holder';

type Back = { filter: QueueFilter; after: string | undefined };

/** Who has one of the things that wait, and how it changes hands. Beside the list where there is room, else before it. */
export async function WhoHasIt({
  viewer,
  waiting: { row, colleagues },
  said,
  back,
}: {
  viewer: StaffViewer;
  waiting: { row: QueueRow; colleagues: readonly Colleague[] };
  said: string | undefined;
  back: Back;
}) {
  const t = await getTranslations('staffQueue');
  const isOwn = row.assignee?.id === viewer.staffId;
  const mayDecide = may(viewer, 'case:decide');
  const mayAssign = may(viewer, 'queue:assign');
  return (
    <section aria-labelledby="who" className="space-y-4 rounded-soft border border-hairline p-5">
      <h2 id="who" className="text-22">
        {row.name ?? t(`kind.${row.kind}`)}
      </h2>
      <Said said={said} row={row} />
      <p className="font-bold">{await sayHolder(viewer, row)}</p>
      {row.looking.length > 0 && (
        <p>{t('looking', { names: row.looking.join(', '), count: row.looking.length })}</p>
      )}
      <Way href={caseHref(row.caseId, row.id)}>{t('row.open')}</Way>
      {mayDecide && !row.assignee && (
        <Press action={takeThis} row={row} back={back}>
          <Button look="other">{t('give.take')}</Button>
        </Press>
      )}
      {(isOwn ? mayDecide : mayAssign && row.assignee) && (
        <Press action={giveBack} row={row} back={back}>
          <Button look="other">{t('give.handBack')}</Button>
          <p className="text-soft-ink">{t('give.handBackHint')}</p>
        </Press>
      )}
      {mayAssign && <GiveTo row={row} colleagues={colleagues} back={back} />}
      {!mayAssign && row.assignee && !isOwn && <p className="text-soft-ink">{t('give.notAllowed')}</p>}
      <Way href={queueHref(back.filter, { after: back.after ?? null })}>{t('give.back')}</Way>
    </section>
  );
}

/** What came of the press before. */
async function Said({ said, row }: { said: string | undefined; row: QueueRow }) {
  const t = await getTranslations('staffQueue.give');
  // A map, so that an address can ask for nothing but these.
  const words = new Map([
    ['done', t('done')],
    ['someone-has-it', row.assignee ? t('someoneHasIt', { name: row.assignee.name }) : t('nobodyHasIt')],
    ['not-allowed', t('notAllowed')],
    ['cannot-answer', t('cannotAnswer')],
    ['nobody-chosen', t('nobodyChosen')],
  ]).get(said ?? '');
  if (!words) return null;
  return (
    <div role="status">
      <Note>
        <p>{words}</p>
      </Note>
    </div>
  );
}

function Press({
  action,
  row,
  back,
  children,
}: {
  action: (data: FormData) => Promise<void>;
  row: QueueRow;
  back: Back;
  children: ReactNode;
}) {
  const { filter, after } = back;
  const hidden = {
    submissionId: row.id,
    holderId: row.assignee?.id ?? '',
    kind: filter.kind ?? '',
    whose: filter.whose,
    creditor: filter.creditorId ?? '',
    late: filter.late ? 'yes' : '',
    after: after ?? '',
  };
  return (
    <form action={action} className="space-y-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

async function GiveTo({
  row,
  colleagues,
  back,
}: {
  row: QueueRow;
  colleagues: readonly Colleague[];
  back: Back;
}) {
  const t = await getTranslations('staffQueue.give');
  const choices = colleagues
    .filter(({ id }) => id !== row.assignee?.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  if (choices.length === 0) return null;
  return (
    <Press action={giveTo} row={row} back={back}>
      <SelectField name="to" label={t('to')} none={t('choose')} choices={choices} />
      <Button look="other">{t('give')}</Button>
    </Press>
  );
}
