import { getTranslations } from 'next-intl/server';
import { budgetWords, PART } from '@/app/(debtor)/budget/words';
import type { Budget } from '@/db/budgets';
import { statementOf } from '@/domain/budget-statement';
import { csvLine } from '@/domain/csv-line';

/** Amounts as spreadsheets read them everywhere: 1234.50. */
const plain = (minor: number) => (minor / 100).toFixed(2);

/** A budget as a comma-separated file, one line each, with a byte order mark so that spreadsheets read it as UTF-8. */
export async function budgetCsv(budget: Budget, { showsHealth }: { showsHealth: boolean }): Promise<string> {
  const t = await getTranslations('budget');
  const words = await budgetWords();
  const head = [
    t('file.part'),
    t('file.group'),
    t('file.line'),
    t('file.amount'),
    t('file.often'),
    t('file.month'),
  ];
  const rows = statementOf(budget, { showsHealth }).flatMap(({ section, groups }) =>
    groups.flatMap(({ group, lines }) =>
      lines.map((line) => [
        t(`totals.${PART[section]}`),
        words.groupWords(section, group).title,
        words.lineName(section, line.lineKey),
        plain(line.amountMinor),
        section === 'savings' ? null : t(`often.${line.frequency}`),
        section === 'savings' ? null : plain(line.monthMinor),
      ]),
    ),
  );
  return `\ufeff${[head, ...rows].map(csvLine).join('')}`;
}
