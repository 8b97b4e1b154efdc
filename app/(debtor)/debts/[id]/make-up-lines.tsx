import { getTranslations } from 'next-intl/server';
import { MoneyText } from '@/components/money-text';
import type { DebtRead, SourcedSum } from '@/db/debts';
import { Source } from './source';

// words: debts.lines.*
/**
 * The lines that a debt is made up of: what each is, where it came from, and a way to say that it looks wrong. They add
 * up to the figure above, to the penny. About a debt that is too old (`isAsked` false) no word is invited.
 */
export async function MakeUpLines({ read, isAsked }: { read: DebtRead; isAsked: boolean }) {
  const t = await getTranslations('debts.lines');
  const { debt, makeUp } = read;
  return (
    <>
      <dl className="divide-y divide-hairline border-y border-hairline">
        {makeUp.lines.map((line) => (
          <Line key={line.kind} line={line} read={read} isAsked={isAsked} />
        ))}
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 py-4 font-bold">
          <dt>{t('now')}</dt>
          <dd>
            <MoneyText minor={makeUp.nowMinor} currency={debt.currency} />
          </dd>
        </div>
      </dl>
      {isAsked && (
        <p>
          <a href={`/debts/${debt.holdingId}/wrong`} className="inline-flex min-h-11 items-center">
            {t('all')}
          </a>
        </p>
      )}
    </>
  );
}

async function Line({ line, read, isAsked }: { line: SourcedSum; read: DebtRead; isAsked: boolean }) {
  const t = await getTranslations('debts.lines');
  const { holdingId, creditorName, currency } = read.debt;
  const label = t(line.kind, { creditor: creditorName });
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-6 py-3">
      <dt>{label}</dt>
      <dd className="text-right">
        <MoneyText minor={line.amountMinor} currency={currency} />
      </dd>
      <dd className="col-span-2 flex flex-wrap items-baseline wide:flex-nowrap justify-between gap-x-6 text-16 text-soft-ink">
        <span className="min-w-0">
          <Source entry={line.newest} entries={line.entries} creditor={creditorName} />
        </span>
        {isAsked && (
          <a
            href={`/debts/${holdingId}/wrong?line=${line.kind}`}
            className="inline-flex min-h-11 shrink-0 items-center print:hidden"
          >
            {t('wrong')}
            <span className="sr-only">: {label}</span>
          </a>
        )}
      </dd>
    </div>
  );
}
