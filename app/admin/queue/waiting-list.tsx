import { getTranslations } from 'next-intl/server';
import { Way } from '@/components/way';
import { QUEUE_PAGE, type QueueRead, type QueueRow } from '@/db/queue';
import { DOUBTS } from '@/domain/doubt';
import { type QueueFilter, WHOLE_QUEUE } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';
import { caseHref, queueHref } from './places';
import { type ClockWords, saysClock } from './say-clock';
import { sayHolder } from './say-holder';

type ListProps = {
  viewer: StaffViewer;
  read: QueueRead;
  filter: QueueFilter;
  after: string | undefined;
  on: string | undefined;
};

/** A page of what waits, most urgent first. Each line says by when, who, what and who has it. */
export async function WaitingList({ viewer, read, filter, after, on }: ListProps) {
  const t = await getTranslations('staffQueue.list');
  const say = await saysClock();
  if (read.rows.length === 0) return <Empty filter={filter} after={after} />;
  return (
    <div className="min-w-0">
      <ol aria-label={t('label')} className="divide-y divide-hairline border-y border-hairline">
        {read.rows.map((row) => (
          <li
            key={row.id}
            className={`grid gap-x-6 gap-y-1 py-3 wide:grid-cols-[15rem_minmax(0,1fr)] ${on ? '' : 'desk:grid-cols-[15rem_minmax(0,1fr)_15rem]'} ${row.id === on ? 'bg-tint' : ''}`}
          >
            <Clock clock={say(row.promisedAt, read.at, row.nation)} />
            <What row={row} />
            <Holder
              viewer={viewer}
              row={row}
              href={queueHref(filter, { after: after ?? null, on: row.id })}
              isBelow={on !== undefined}
            />
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap gap-x-6">
        {read.next && (
          <Way href={queueHref(filter, { after: read.next })}>{t('next', { count: QUEUE_PAGE })}</Way>
        )}
        {after && <Way href={queueHref(filter)}>{t('first')}</Way>}
      </div>
    </div>
  );
}

async function Empty({ filter, after }: { filter: QueueFilter; after: string | undefined }) {
  const t = await getTranslations('staffQueue.list');
  const isAll = JSON.stringify(filter) === JSON.stringify(WHOLE_QUEUE) && !after;
  return (
    <div className="space-y-2 rounded-soft bg-tint p-6">
      <h2 className="text-22">{t('empty')}</h2>
      <p>{isAll ? t('emptyAll') : t('emptyFilter')}</p>
      {!isAll && <Way href={queueHref({})}>{t('first')}</Way>}
    </div>
  );
}

function Clock({ clock: { words, isLate } }: { clock: ClockWords }) {
  if (!isLate) return <p>{words}</p>;
  return (
    <p>
      <span className="inline-flex items-baseline gap-2 rounded-soft border border-amber-edge bg-amber px-2 font-bold whitespace-nowrap">
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4 shrink-0 self-center">
          <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
          <path
            d="M12 6v6.5l4 2.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.5"
            strokeLinecap="round"
          />
        </svg>
        {words}
      </span>
    </p>
  );
}

// words: staffQueue.kind.*, staffQueue.doubt.*
async function What({ row }: { row: QueueRow }) {
  const t = await getTranslations('staffQueue');
  const doubt = DOUBTS.find((one) => row.kind === 'looks_wrong' && one === row.about);
  const facts = [
    row.accountReference,
    row.creditorName,
    row.hasWords && t('row.words'),
    row.isFollowUp && t('row.followUp'),
  ].filter(Boolean);
  return (
    <div className="min-w-0">
      <p>
        <a href={caseHref(row.caseId, row.id)} className="font-bold">
          {row.name ?? t('row.nobody')}
        </a>
        <span className="block wide:inline wide:before:content-['_·_']">
          {t(`kind.${row.kind}`)}
          {doubt && `: ${t(`doubt.${doubt}`)}`}
        </span>
      </p>
      {facts.length > 0 && <p className="text-soft-ink">{facts.join('\u00a0· ')}</p>}
    </div>
  );
}

async function Holder({
  viewer,
  row,
  href,
  isBelow,
}: {
  viewer: StaffViewer;
  row: QueueRow;
  href: string;
  isBelow: boolean;
}) {
  const t = await getTranslations('staffQueue');
  return (
    <div className={`min-w-0 wide:col-start-2 ${isBelow ? '' : 'desk:col-start-3'}`}>
      <p>
        <a href={href}>
          {await sayHolder(viewer, row)}
          <span className="sr-only">, {row.name ?? t('row.nobody')}</span>
        </a>
      </p>
      {row.isReturning && <p className="text-soft-ink">{t('holder.returning')}</p>}
      {row.looking.length > 0 && (
        <p className="font-bold">
          {t('looking', { names: row.looking.join(', '), count: row.looking.length })}
        </p>
      )}
    </div>
  );
}
