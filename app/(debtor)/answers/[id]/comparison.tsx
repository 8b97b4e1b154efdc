import { getTranslations } from 'next-intl/server';
import { ListTable } from '@/components/list-table';
import type { AgreedPlan } from '@/domain/agreement';
import { payDayWords } from '../../agree/pay-day-words';
import { sayFigures } from '../../options/plan-facts';

/** What the person offered and what we offer, line by line; on a narrow screen each line becomes a small list. */
export async function Comparison({ yours, ours }: { yours: AgreedPlan | null; ours: AgreedPlan }) {
  const t = await getTranslations('answers.compare');
  const payDay = await payDayWords();
  const { money, day } = await sayFigures(ours.currency);
  const left = ({ leftToLiveOnWeekMinor }: AgreedPlan) =>
    leftToLiveOnWeekMinor === null ? t('noBudget') : t('aWeek', { amount: money(leftToLiveOnWeekMinor) });
  const lines: readonly { key: string; label: string; of: (plan: AgreedPlan) => string }[] = [
    { key: 'payment', label: t('payment'), of: (plan) => money(plan.regularMinor) },
    { key: 'payDay', label: t('payDay'), of: (plan) => payDay(plan.payDay) },
    { key: 'first', label: t('first'), of: (plan) => day(plan.firstOn) },
    { key: 'end', label: t('end'), of: (plan) => day(plan.endOn) },
    { key: 'total', label: t('total'), of: (plan) => money(plan.totalMinor) },
    { key: 'left', label: t('left'), of: left },
  ];
  return (
    <ListTable
      caption={t('caption')}
      columns={[
        { key: 'what', label: t('what'), heading: true, whole: true },
        ...(yours ? [{ key: 'yours', label: t('yours') }] : []),
        { key: 'ours', label: t('ours') },
      ]}
      rows={lines.map(({ key, label, of }) => ({
        id: key,
        cells: {
          what: label,
          ...(yours ? { yours: of(yours) } : {}),
          ours: of(ours),
        },
      }))}
    />
  );
}
