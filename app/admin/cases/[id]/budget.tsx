// words: staffCase.budget.held, staffCase.budget.income, staffCase.budget.spending, staffCase.budget.arrears
import { getTranslations } from 'next-intl/server';
import { budgetWords } from '@/app/(debtor)/budget/words';
import type { CaseBudget } from '@/db/cases-budget';
import { statementOf } from '@/domain/budget-statement';
import { aWeek, monthCeiling } from '@/domain/frequency';
import { type Fact, Facts, Fold, OwnWords, Part } from './part';
import { type Shown, sayCase } from './say';

/** The newest budget that the person finished: a month of it, and what it leaves them to live on. */
export async function BudgetPart({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase.budget');
  const { budget } = shown.read;
  return (
    <Part id="budget" title={t('title')}>
      {budget ? <Finished shown={shown} budget={budget} /> : <p>{t('none')}</p>}
    </Part>
  );
}

async function Finished({ shown, budget }: { shown: Shown; budget: CaseBudget }) {
  const t = await getTranslations('staffCase.budget');
  const say = await sayCase(shown);
  const { money } = await budgetWords();
  const { figures, kind, note, carer } = budget;
  const plansMinor = shown.read.plans
    .filter(({ endedAt }) => endedAt === null)
    .reduce((sum, { regularMinor, frequency }) => sum + monthCeiling(regularMinor, frequency), 0);
  const rows: readonly (Fact & { minor: number; isAlways?: boolean })[] = [
    { label: t('income'), minor: figures.incomeMinor, isAlways: true },
    { label: t('spending'), minor: figures.spendingMinor, isAlways: true },
    { label: t('arrears'), minor: figures.arrearsMinor },
    { label: t('kept'), minor: figures.keptForDisabilityMinor },
    { label: t('savings'), minor: figures.savingsMinor },
    { label: t('left'), minor: figures.leftOverMinor, isAlways: true, isStrong: true },
    { label: t('plans'), minor: plansMinor },
    // The same sum that options are shown with: what is left over, and what is kept for daily life, less running plans.
    ...(kind === 'household'
      ? [
          {
            label: t('live'),
            minor: aWeek(figures.leftOverMinor + figures.livingMinor - plansMinor),
            isAlways: true,
            isStrong: true,
          },
        ]
      : []),
  ].map((row) => ({ ...row, value: money(row.minor) }));
  return (
    <>
      <p>{t('finished', { date: say.dayOf(budget.finishedAt), version: budget.version })}</p>
      <Facts isFigures rows={rows.filter(({ minor, isAlways }) => isAlways || minor !== 0)} />
      <Groups shown={shown} budget={budget} />
      {kind === 'household' && (
        <Home budget={budget} isCarer={carer.kind === 'shown' && carer.text === 'yes'} />
      )}
      {note.kind === 'shown' && (
        <>
          <h3 className="font-bold">{t('note')}</h3>
          <OwnWords text={note.text} />
        </>
      )}
    </>
  );
}

/** Every part of the budget by its groups, as the form has them. */
async function Groups({ shown, budget }: { shown: Shown; budget: CaseBudget }) {
  const t = await getTranslations('staffCase.budget');
  const words = await budgetWords();
  const showsHealth = shown.read.mayReadWords;
  const parts = statementOf(budget, { showsHealth }).map(({ section, groups }) => ({
    section,
    // Without a total a group may have lines that are not shown, or none: which of the two is not told.
    groups: groups.filter(({ lines, monthMinor }) => lines.length > 0 || monthMinor === null),
  }));
  return (
    <Fold words={t('groups')}>
      {parts
        .filter(({ groups }) => groups.length > 0)
        .map(({ section, groups }) => (
          <div key={section} className="space-y-1">
            <h3 className="font-bold">{t(section === 'savings' ? 'held' : PARTS[section])}</h3>
            <Facts
              isFigures
              rows={groups.map(({ group, monthMinor }) => ({
                label: words.groupWords(section, group).title,
                value: monthMinor === null ? t('hidden') : words.money(monthMinor),
              }))}
            />
          </div>
        ))}
      {!showsHealth && <p>{t('hiddenAbout')}</p>}
    </Fold>
  );
}

const PARTS = {
  income: 'income',
  spending: 'spending',
  priority_arrears: 'arrears',
  money_in: 'income',
  money_out: 'spending',
} as const;

async function Home({ budget, isCarer }: { budget: CaseBudget; isCarer: boolean }) {
  const t = await getTranslations('staffCase.budget');
  const { partner, children, others } = budget;
  const said = [
    partner && t(`partner.${partner}`),
    children !== null && t('children', { count: children }),
    others !== null && t('others', { count: others }),
  ].filter((one) => typeof one === 'string');
  if (said.length === 0 && !isCarer) return null;
  return (
    <p>
      {t('home')}: {said.join(', ')}. {isCarer && t('carer')}
    </p>
  );
}
