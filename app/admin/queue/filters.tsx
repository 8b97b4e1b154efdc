import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/button';
import { SelectField } from '@/components/form/select-field';
import type { QueueRead } from '@/db/queue';
import { QUEUED } from '@/domain/promise';
import { type QueueFilter, WHOLE_QUEUE, WHOSE } from '@/domain/queue';
import { queueHref } from './places';

// words: staffQueue.filter.whose.*
/** Ways to see part of the queue: whose it is and what is late by a link, kind and creditor by a form that is an address. */
export async function Filters({
  filter,
  creditors,
}: {
  filter: QueueFilter;
  creditors: QueueRead['creditors'];
}) {
  const t = await getTranslations('staffQueue.filter');
  const links = [
    ...WHOSE.map((whose) => ({
      key: whose,
      words: t(`whose.${whose}`),
      href: queueHref({ ...filter, whose, late: false }),
      isHere: filter.whose === whose && !filter.late,
    })),
    {
      key: 'late',
      words: t('late'),
      href: queueHref({ ...filter, whose: 'anyone', late: true }),
      isHere: filter.late,
    },
  ];
  const isNarrowed = filter.kind !== null || filter.creditorId !== null;
  return (
    <search aria-label={t('label')} className="block border-y border-hairline print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ key, words, href, isHere }) => (
          <li key={key}>
            <a
              href={href}
              aria-current={isHere ? 'true' : undefined}
              className="inline-flex min-h-11 items-center aria-current:font-bold aria-current:text-ink aria-current:no-underline"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
      <details open={isNarrowed}>
        <summary className="cursor-pointer py-2.5 text-action">{t('more')}</summary>
        <Narrow filter={filter} creditors={creditors} isNarrowed={isNarrowed} />
      </details>
    </search>
  );
}

async function Narrow({
  filter,
  creditors,
  isNarrowed,
}: {
  filter: QueueFilter;
  creditors: QueueRead['creditors'];
  isNarrowed: boolean;
}) {
  const t = await getTranslations('staffQueue');
  return (
    <form action="/admin/queue" className="grid gap-4 pt-1 pb-4 wide:grid-cols-[1fr_1fr_auto] wide:items-end">
      {filter.whose !== 'anyone' && <input type="hidden" name="whose" value={filter.whose} />}
      {filter.late && <input type="hidden" name="late" value="yes" />}
      <SelectField
        name="kind"
        label={t('filter.kind')}
        none={t('filter.anyKind')}
        value={filter.kind ?? ''}
        choices={QUEUED.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SelectField
        name="creditor"
        label={t('filter.creditor')}
        none={t('filter.anyCreditor')}
        value={filter.creditorId ?? ''}
        choices={creditors.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="flex flex-wrap items-center gap-x-4">
        <Button look="other">{t('filter.show')}</Button>
        {isNarrowed && (
          <a
            href={queueHref({ ...WHOLE_QUEUE, whose: filter.whose, late: filter.late })}
            className="inline-flex min-h-11 items-center"
          >
            {t('filter.clear')}
          </a>
        )}
      </div>
    </form>
  );
}
