import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import type { Budget } from '@/db/budgets';
import type { BudgetSection } from '@/domain/budget-lines';
import { type StatementGroup, type StatementLine, savingsHeld, statementOf } from '@/domain/budget-statement';
import { fieldOf, stepsOf, stepWith } from '@/domain/budget-steps';
import { NothingSaid } from './nothing-said';
import { pageOf } from './places';
import { budgetWords, PART } from './words';

/** A whole budget on one page, in the order of its form; with `change`, each line leads to where it was asked. */
export async function Statement({
  budget,
  showsHealth,
  change = false,
}: {
  budget: Budget;
  showsHealth: boolean;
  change?: boolean;
}) {
  const t = await getTranslations('budget');
  const words = await budgetWords();
  const parts = statementOf(budget, { showsHealth });
  const rowOf = (line: StatementLine): SummaryRow => {
    const label = words.lineName(line.section, line.lineKey);
    const amount = words.money(line.amountMinor);
    const step = change ? stepWith(budget.kind, line) : undefined;
    return {
      label,
      value:
        line.section === 'savings'
          ? t('check.savingsHeld', { amount })
          : sayBoth(
              t('check.asTyped', { amount, often: t(`often.${line.frequency}`) }),
              line.frequency === 'monthly'
                ? null
                : t('check.aMonth', { amount: words.money(line.monthMinor) }),
            ),
      ...(step && {
        change: {
          href: `${pageOf(step.slug)}#${fieldOf({ section: line.section, line: line.lineKey })}`,
          words: t('draft.change'),
          about: label,
        },
      }),
    };
  };
  const firstPageOf = (section: BudgetSection): string | undefined => {
    const step = stepsOf(budget.kind).find(({ groups }) => groups.some((one) => one.section === section));
    return step && pageOf(step.slug);
  };
  const totalOf = ({ monthMinor, lines }: StatementGroup): SummaryRow[] =>
    monthMinor === null || lines.length < 2
      ? []
      : [{ label: t('check.total'), value: t('check.aMonth', { amount: words.money(monthMinor) }) }];
  return parts.map(({ section, groups }) => (
    <Section key={section} title={t(`totals.${PART[section]}`)} id={`part-${section}`}>
      {groups.every(({ lines }) => lines.length === 0) && (
        <NothingSaid
          about={t(`totals.${PART[section]}`)}
          changeHref={change ? firstPageOf(section) : undefined}
        />
      )}
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map((group) => (
          <div key={group.group} className="space-y-2 break-inside-avoid">
            {groups.length > 1 && (
              <h3 className="pt-2 font-bold">{words.groupWords(section, group.group).title}</h3>
            )}
            <SummaryList rows={[...group.lines.map(rowOf), ...totalOf(group)]} />
          </div>
        ))}
      {section === 'savings' && <Weighed budget={budget} />}
    </Section>
  ));
}

/** An amount as it was typed and what it is in a month: on one line, or one under the other, and neither of them split. */
function sayBoth(typed: string, aMonth: string | null) {
  if (aMonth === null) return typed;
  return (
    <>
      <span className="inline-block">{typed}</span> · <span className="inline-block">{aMonth}</span>
    </>
  );
}

/** What savings held would last for: told so that nobody thinks they are asked for. */
async function Weighed({ budget }: { budget: Budget }) {
  const held = savingsHeld(budget.kind, budget.lines);
  if (!held || held.weeks === null || held.heldMinor === 0) return null;
  const t = await getTranslations('budget.check');
  return <p>{t('weighed', { weeks: held.weeks })}</p>;
}
