import { getTranslations } from 'next-intl/server';
import { dayOf } from '@/clock';
import { Button, ButtonLink } from '@/components/button';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/heading';
import { Way } from '@/components/way';
import type { FinishedBudget } from '@/db/budgets';
import { budgetFigures } from '@/domain/budget';
import { startBudget } from './actions';
import { Totals } from './totals';

/** A finished budget: what is left, what to do with it, and the ways to change, take and delete it. */
export async function FinishedView({
  budget,
  requestId,
  showsHealth,
}: {
  budget: FinishedBudget;
  requestId: string;
  showsHealth: boolean;
}) {
  const t = await getTranslations('budget');
  const figures = budgetFigures(budget.kind, budget.lines);
  const hasNothing = figures.ok && figures.leftOverMinor <= 0;
  return (
    <>
      <p className="mb-6">
        {t.rich('finished.lead', { date: () => <DateText key="on" on={dayOf(budget.finishedAt)} /> })}
      </p>
      <Totals budget={budget} title={t('totals.titleFinished')} showsHealth={showsHealth} />
      <div className="mt-8 flex flex-wrap items-center gap-6">
        {hasNothing ? (
          <ButtonLink href="/nothing-left">{t('finished.nothingLeft')}</ButtonLink>
        ) : (
          <ButtonLink href="/options">{t('finished.options')}</ButtonLink>
        )}
        <Way href="/budget/whole">{t('finished.whole')}</Way>
      </div>
      <Section title={t('finished.change')} id="change">
        <p>{t('finished.changeAbout')}</p>
        <div className="flex flex-wrap gap-4">
          <Begin from="last-time" requestId={requestId} words={t('finished.change')} />
          <Begin from="nothing" requestId={requestId} words={t('finished.afresh')} />
        </div>
      </Section>
      <Section title={t('finished.take')} id="take">
        <TakeCopy />
        <div>
          <Way href="/budget/delete">{t('finished.delete')}</Way>
        </div>
      </Section>
    </>
  );
}

function Begin({ from, requestId, words }: { from: string; requestId: string; words: string }) {
  return (
    <form action={startBudget}>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="requestId" value={requestId} />
      <Button look="other">{words}</Button>
    </form>
  );
}

/** The ways to take a budget away. */
export async function TakeCopy() {
  const t = await getTranslations('budget.finished');
  return (
    <>
      <p>{t('takeAbout')}</p>
      <ul>
        <li>
          <Way href="/budget/whole">{t('printPage')}</Way>
        </li>
        <li>
          <Way href="/api/budget/html">{t('html')}</Way>
        </li>
        <li>
          <Way href="/api/budget/csv">{t('csv')}</Way>
        </li>
      </ul>
    </>
  );
}
