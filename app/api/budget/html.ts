import { getLocale, getTranslations } from 'next-intl/server';
import { saidOfHome } from '@/app/(debtor)/budget/about';
import { budgetWords, PART } from '@/app/(debtor)/budget/words';
import { dayOf } from '@/clock';
import { formatDay } from '@/components/date-text';
import type { Budget, FinishedBudget } from '@/db/budgets';
import { budgetFigures } from '@/domain/budget';
import { statementOf } from '@/domain/budget-statement';

const STYLE = `body{font:18px/1.5 sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem}
table{width:100%;border-collapse:collapse;margin:1rem 0 2rem}caption{text-align:left;font-weight:bold}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #999}td:last-child,th:last-child{text-align:right}`;

/** A budget as one page that stands alone: no script, nothing fetched, every word escaped. */
export async function budgetHtml(
  budget: Budget | FinishedBudget,
  { showsHealth, on }: { showsHealth: boolean; on: string },
): Promise<string> {
  const t = await getTranslations('budget');
  const words = await budgetWords();
  const locale = await getLocale();
  const tables = statementOf(budget, { showsHealth }).flatMap(({ section, groups }) =>
    groups
      .filter(({ lines }) => lines.length > 0)
      .map(({ group, lines }) => {
        const rows = lines.map((line) => [
          words.lineName(section, line.lineKey),
          words.money(line.amountMinor),
          section === 'savings' ? '' : t(`often.${line.frequency}`),
          section === 'savings' ? '' : words.money(line.monthMinor),
        ]);
        const title = words.groupWords(section, group).title;
        const part = t(`totals.${PART[section]}`);
        return table(
          part === title ? title : `${part} · ${title}`,
          [t('file.line'), t('file.amount'), t('file.often'), t('file.month')],
          rows,
        );
      }),
  );
  const title = t('file.title');
  const home = await saidOfHome(budget);
  const finishedOn = 'finishedAt' in budget ? dayOf(budget.finishedAt) : null;
  return `<!doctype html>
<html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>
<p>${escaped(t('file.made', { date: formatDay(on, locale) }))}</p>
<p>${escaped(finishedOn === null ? t('file.draft') : t('file.finished', { date: formatDay(finishedOn, locale) }))}</p>
${await totals(budget, showsHealth)}
${home.length === 0 ? '' : table(t('household.title'), null, home)}
${tables.join('\n')}
${budget.note === null ? '' : `<h2>${escaped(t('check.wrote'))}</h2><p style="white-space:pre-line">${escaped(budget.note)}</p>`}
</main></body></html>
`;
}

async function totals({ kind, lines }: Budget, showsHealth: boolean): Promise<string> {
  const figures = budgetFigures(kind, lines);
  if (!figures.ok) return '';
  const t = await getTranslations('budget.totals');
  const { money } = await budgetWords();
  return table(t('titleFinished'), null, [
    [t('income'), money(figures.incomeMinor)],
    [t('spending'), money(figures.spendingMinor)],
    [t('arrears'), money(figures.arrearsMinor)],
    ...(kind === 'household'
      ? [
          [showsHealth ? t('kept') : t('keptHidden'), money(figures.keptForDisabilityMinor)],
          [t('savings'), money(figures.savingsMinor)],
        ]
      : []),
    [t('left'), money(figures.leftOverMinor)],
  ]);
}

function table(
  caption: string,
  head: readonly string[] | null,
  rows: readonly (readonly string[])[],
): string {
  const cells = (tag: string, row: readonly string[], scope = '') =>
    `<tr>${row.map((cell) => `<${tag}${scope}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${escaped(first)}</th>${rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${escaped(caption)}</caption>${
    head ? `<thead>${cells('th', head, ' scope="col"')}</thead>` : ''
  }<tbody>${body.join('')}</tbody></table>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
