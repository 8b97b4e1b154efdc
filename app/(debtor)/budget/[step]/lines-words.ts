import { getTranslations } from 'next-intl/server';
import type { BudgetLine } from '@/domain/budget';
import { fieldOf, type Step, tellsOfHealth } from '@/domain/budget-steps';
import { BUDGET_FREQUENCIES } from '@/domain/frequency';
import type { LineWords } from '../line-field';
import { budgetWords } from '../words';

export type GroupWords = {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly lines: readonly LineWords[];
};

/** The words of a page of lines and what was said on it before. What a letter alone may not show is not sent at all. */
export async function linesForm(step: Step, lines: readonly BudgetLine[], proved: 'contact' | 'letter') {
  const t = await getTranslations('budget');
  const { lineName, groupWords } = await budgetWords();
  const values: Record<string, string> = {};
  const groups = step.groups.map(({ section, group, lines: asked }): GroupWords => {
    return {
      key: `${section}-${group}`,
      ...groupWords(section, group),
      lines: asked.map((one) => {
        const [name, label] = [fieldOf(one), lineName(one.section, one.line)];
        const said = lines.find((line) => line.section === one.section && line.lineKey === one.line);
        const isHidden = proved === 'letter' && tellsOfHealth(one.line);
        if (said && !isHidden) values[name] = typedAmount(said.amountMinor);
        if (said && !isHidden) values[`${name}-often`] = said.frequency;
        return {
          name,
          label,
          hint: isHidden ? t('hidden') : undefined,
          often: one.section === 'savings' ? null : t('oftenOf', { line: label }),
        };
      }),
    };
  });
  const choices = BUDGET_FREQUENCIES.map((value) => ({ value, label: t(`often.${value}`) }));
  const words = {
    putRight: t('putRight'),
    why: t('why'),
    sign: t('currencySign'),
    press: { on: t('press.on'), add: t('press.add'), later: t('press.later') },
  };
  return { groups, values, choices, words };
}

/** An amount as a person would type it: 25 or 25.50. */
function typedAmount(minor: number): string {
  return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);
}
