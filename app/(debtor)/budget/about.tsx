import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import type { Budget } from '@/db/budgets';

/** Who lives at home, and what the person wrote, as far as they said and may see. Nothing where they said nothing. */
export async function AboutHome({ budget, change = false }: { budget: Budget; change?: boolean }) {
  if (budget.kind === 'cash_flow') return null;
  const t = await getTranslations('budget');
  const { partner, children, others, carer } = budget.household;
  const said: readonly (readonly [string, string | null])[] = [
    [t('household.partner'), partner && t(`household.partnerChoice.${partner}`)],
    [t('household.children'), children === null ? null : t('household.people', { count: children })],
    [t('household.others'), others === null ? null : t('household.people', { count: others })],
    [t('household.carer'), carer && t(`household.carerChoice.${carer}`)],
  ];
  const rows = said.flatMap(([label, value]): SummaryRow[] =>
    value === null
      ? []
      : [
          {
            label,
            value,
            ...(change && {
              change: { href: '/budget/home', words: t('draft.change'), about: label },
            }),
          },
        ],
  );
  return (
    <Section title={t('household.title')} id="home">
      {rows.length > 0 ? <SummaryList rows={rows} /> : <p>{t('check.none')}</p>}
    </Section>
  );
}
