import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { Lines } from '@/components/lists';
import type { StatementPart } from '@/domain/budget-statement';
import { budgetWords, PART } from '../words';

/** How each line of a part became a month, each group's sum, and the sum of the part. */
export async function LinesWorking({ part: { section, groups, monthMinor } }: { part: StatementPart }) {
  const t = await getTranslations('budget');
  const words = await budgetWords();
  const title = t(`totals.${PART[section]}`);
  const sum = (part: string, minor: number) => t('work.total', { part, month: words.money(minor) });
  const told = groups.filter(({ lines }) => lines.length > 0);
  return (
    <Section title={title} id={`work-${section}`}>
      {told.map((group) => {
        const name = words.groupWords(section, group.group).title;
        return (
          <div key={group.group} className="space-y-2">
            {told.length > 1 && <h3 className="pt-2 font-bold">{name}</h3>}
            <Lines>
              {group.lines.map((line) => {
                const said = {
                  line: words.lineName(section, line.lineKey),
                  month: words.money(line.monthMinor),
                };
                return (
                  <li key={line.lineKey} className="tabular-nums">
                    {line.frequency === 'monthly'
                      ? t('work.monthly', said)
                      : t('work.line', {
                          ...said,
                          amount: words.money(line.amountMinor),
                          often: t(`often.${line.frequency}`),
                          factor: t(`factor.${line.frequency}`),
                        })}
                  </li>
                );
              })}
              {told.length > 1 && group.lines.length > 1 && group.monthMinor !== null && (
                <li className="font-bold tabular-nums">{sum(name, group.monthMinor)}</li>
              )}
            </Lines>
          </div>
        );
      })}
      <p className="font-bold tabular-nums">{sum(title, monthMinor)}</p>
    </Section>
  );
}
