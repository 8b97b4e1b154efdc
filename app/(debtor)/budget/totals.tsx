import { getTranslations } from 'next-intl/server';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { type BudgetKind, type BudgetLine, budgetFigures } from '@/domain/budget';
import { aWeek } from '@/domain/frequency';
import { budgetWords } from './words';

/** What a budget comes to in a month so far, and the way to how it is made up. Nothing while there are no amounts. */
export async function Totals({
  budget: { kind, lines },
  title,
  showsHealth,
}: {
  budget: { kind: BudgetKind; lines: readonly BudgetLine[] };
  title: string;
  showsHealth: boolean;
}) {
  const figures = budgetFigures(kind, lines);
  if (lines.length === 0 || !figures.ok) return null;
  const t = await getTranslations('budget.totals');
  const { money } = await budgetWords();
  const rows = [
    { label: t('income'), minor: figures.incomeMinor, always: true },
    { label: t('spending'), minor: figures.spendingMinor, always: true },
    { label: t('arrears'), minor: figures.arrearsMinor },
    { label: showsHealth ? t('kept') : t('keptHidden'), minor: figures.keptForDisabilityMinor },
    { label: t('savings'), minor: figures.savingsMinor },
    { label: t('left'), minor: figures.leftOverMinor, always: true },
  ].filter(({ minor, always }) => always || minor !== 0);
  return (
    <section aria-labelledby="totals" className="space-y-3">
      <h2 id="totals" className="text-22">
        {title}
      </h2>
      <SummaryList
        rows={rows.map(({ label, minor }) => ({
          label,
          value: <span className="tabular-nums">{money(minor)}</span>,
        }))}
      />
      {kind === 'household' && figures.leftOverMinor > 0 && (
        <p>{t('week', { amount: money(aWeek(figures.leftOverMinor)) })}</p>
      )}
      <div className="print:hidden">
        <Way href="/budget/working">{t('how')}</Way>
      </div>
    </section>
  );
}
