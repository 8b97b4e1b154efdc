import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import type { Budget } from '@/db/budgets';
import { budgetFigures } from '@/domain/budget';
import { savingsHeld } from '@/domain/budget-statement';
import { aMonth, aWeek } from '@/domain/frequency';
import { MOST_SAVED_MINOR } from '@/domain/left-over';
import { budgetWords } from '../words';

/** How what is left over came about, and each figure that is taken off on the way. */
export async function LeftWorking({ budget, showsHealth }: { budget: Budget; showsHealth: boolean }) {
  const { kind, lines } = budget;
  const figures = budgetFigures(kind, lines);
  if (!figures.ok) return null;
  const t = await getTranslations('budget.work');
  const { money } = await budgetWords();
  const said = {
    income: money(figures.incomeMinor),
    spending: money(figures.spendingMinor),
    arrears: money(figures.arrearsMinor),
    kept: money(figures.keptForDisabilityMinor),
    savings: money(figures.savingsMinor),
    left: money(figures.leftOverMinor),
  };
  const isHousehold = kind === 'household';
  const beforeMinor = figures.leftOverMinor + figures.savingsMinor;
  return (
    <>
      {isHousehold && showsHealth && <Kept budget={budget} keptMinor={figures.keptForDisabilityMinor} />}
      {isHousehold && (
        <Section title={t('savingsTitle')} id="work-saved">
          <p className="tabular-nums">
            {figures.savingsMinor > 0
              ? t('savings', {
                  most: money(MOST_SAVED_MINOR),
                  before: money(beforeMinor),
                  savings: said.savings,
                })
              : t('savingsNone', { savings: said.savings })}
          </p>
        </Section>
      )}
      <Section title={t('leftTitle')} id="work-left">
        <p className="tabular-nums">{isHousehold ? t('left', said) : t('leftBusiness', said)}</p>
        {isHousehold && figures.leftOverMinor > 0 && (
          <p className="tabular-nums">
            {t('week', { left: said.left, week: money(aWeek(figures.leftOverMinor)) })}
          </p>
        )}
      </Section>
      <PutBy budget={budget} />
    </>
  );
}

async function Kept({ budget, keptMinor }: { budget: Budget; keptMinor: number }) {
  const sumOf = (section: string, names: readonly string[]) =>
    budget.lines
      .filter((line) => line.section === section && names.includes(line.lineKey))
      .reduce((sum, line) => sum + aMonth(line.amountMinor, line.frequency), 0);
  const benefitsMinor = sumOf('income', ['disability_benefits']);
  if (benefitsMinor === 0) return null;
  const t = await getTranslations('budget.work');
  const { money } = await budgetWords();
  const said = {
    benefits: money(benefitsMinor),
    costs: money(sumOf('spending', ['disability_costs', 'paid_care'])),
    kept: money(keptMinor),
  };
  const words = keptMinor > 0 ? t('kept', said) : t('keptNone', said);
  return (
    <Section title={t('keptTitle')} id="work-kept">
      <p className="tabular-nums">{words}</p>
    </Section>
  );
}

async function PutBy({ budget }: { budget: Budget }) {
  const held = savingsHeld(budget.kind, budget.lines);
  if (!held) return null;
  const t = await getTranslations('budget.work');
  const { money } = await budgetWords();
  const [heldText, week] = [money(held.heldMinor), money(held.weekMinor)];
  return (
    <Section title={t('putByTitle')} id="work-put-by">
      <p className="tabular-nums">
        {held.weeks === null
          ? t('putByOnly', { held: heldText })
          : t('putBy', { held: heldText, week, weeks: held.weeks })}
      </p>
    </Section>
  );
}
