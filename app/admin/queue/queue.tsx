import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { Title } from '@/components/heading';
import { Note } from '@/components/note';
import { MOST_COUNTED, type QueueRead, readQueue, readWaiting } from '@/db/queue';
import { type QueueFilter, readQueueKey } from '@/domain/queue';
import { may, type StaffViewer } from '@/domain/viewer';
import { takeTheNextOne } from './actions';
import { Filters } from './filters';
import { WaitingList } from './waiting-list';
import { WhoHasIt } from './who-has-it';

/** What of the queue was asked for: its filter, its page, what is shown beside it, and what is said of the last press. */
export type Asked = {
  readonly filter: QueueFilter;
  readonly after?: string | undefined;
  readonly on?: string | undefined;
  readonly said?: string | undefined;
};

/** The queue: one main thing to do, the ways to see part of it, the list, and beside it who has one of it. */
export async function Queue({
  viewer,
  asked,
  above,
}: {
  viewer: StaffViewer;
  asked: Asked;
  above?: ReactNode;
}) {
  const t = await getTranslations('staffQueue');
  const { filter, on } = asked;
  const [read, waiting] = await Promise.all([
    readQueue(viewer, filter, readQueueKey(asked.after)),
    on ? readWaiting(viewer, on) : null,
  ]);
  return (
    <div className="text-16">
      <Title above={above}>{t('title')}</Title>
      {asked.said === 'nothing' && (
        <div role="status" className="mb-6">
          <Note>
            <p>{t('nothingToTake')}</p>
          </Note>
        </div>
      )}
      {may(viewer, 'case:decide') && <TakeNext />}
      <Filters filter={filter} creditors={read.creditors} />
      {read.rows.length > 0 ? (
        <p className="mt-4 mb-3 text-soft-ink">{await sayCount(read)}</p>
      ) : (
        <div className="mt-4" />
      )}
      <div
        className={
          waiting
            ? 'flex flex-col-reverse gap-8 desk:grid desk:grid-cols-[minmax(0,1fr)_22rem] desk:items-start'
            : ''
        }
      >
        <WaitingList viewer={viewer} read={read} filter={filter} after={asked.after} on={waiting?.row.id} />
        {waiting && (
          <WhoHasIt
            viewer={viewer}
            waiting={waiting}
            said={asked.said}
            back={{ filter, after: asked.after }}
          />
        )}
      </div>
    </div>
  );
}

async function sayCount({ many }: QueueRead): Promise<string> {
  const t = await getTranslations('staffQueue');
  return many > MOST_COUNTED ? t('countMore', { many: MOST_COUNTED }) : t('count', { many });
}

async function TakeNext() {
  const t = await getTranslations('staffQueue');
  return (
    <form action={takeTheNextOne} className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="requestId" value={randomUUID()} />
      <Button>{t('take')}</Button>
      <p className="max-w-measure text-soft-ink">{t('takeHint')}</p>
    </form>
  );
}
