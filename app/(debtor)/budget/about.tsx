import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import type { Budget } from '@/db/budgets';
import { NothingSaid } from './nothing-said';

/** What was said of who lives at home, question and answer, as far as the person said and may see. */
export async function saidOfHome({
  kind,
  household,
}: Budget): Promise<readonly (readonly [string, string])[]> {
  if (kind === 'cash_flow') return [];
  const t = await getTranslations('budget.household');
  const { partner, children, others, carer } = household;
  const said: readonly (readonly [string, string | null])[] = [
    [t('partner'), partner && t(`partnerChoice.${partner}`)],
    [t('children'), children === null ? null : t('people', { count: children })],
    [t('others'), others === null ? null : t('people', { count: others })],
    [t('carer'), carer && t(`carerChoice.${carer}`)],
  ];
  return said.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

/** Who lives at home, on a page. Nothing for a business. */
export async function AboutHome({ budget, change = false }: { budget: Budget; change?: boolean }) {
  if (budget.kind === 'cash_flow') return null;
  const t = await getTranslations('budget');
  const rows = (await saidOfHome(budget)).map(
    ([label, value]): SummaryRow => ({
      label,
      value,
      ...(change && { change: { href: '/budget/home', words: t('draft.change'), about: label } }),
    }),
  );
  return (
    <Section title={t('household.title')} id="home">
      {rows.length > 0 ? (
        <SummaryList rows={rows} />
      ) : (
        <NothingSaid about={t('household.title')} changeHref={change ? '/budget/home' : undefined} />
      )}
    </Section>
  );
}
