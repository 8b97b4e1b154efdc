import { useTranslations } from 'next-intl';
import { Button } from '@/components/button';
import { Points } from '@/components/lists';
import { Way } from '@/components/way';
import type { BudgetKind } from '@/domain/budget';
import { startBudget } from './actions';

/** Before a budget is begun: what it is for, how it works, and that it is not needed. */
export function StartView({ kind, requestId }: { kind: BudgetKind; requestId: string }) {
  const t = useTranslations('budget.start');
  return (
    <div className="space-y-6">
      <p className="text-22">{kind === 'cash_flow' ? t('businessLead') : t('lead')}</p>
      <p>{t('ease')}</p>
      <Points>
        <li>{t('skip')}</li>
        <li>{t('saves')}</li>
        <li>{t('proof')}</li>
        <li>{t('yours')}</li>
        <li>{t('see')}</li>
      </Points>
      <form action={startBudget}>
        <input type="hidden" name="from" value="nothing" />
        <input type="hidden" name="requestId" value={requestId} />
        <Button>{t('button')}</Button>
      </form>
      <div>
        <p>{t('notNow')}</p>
        <Way href="/options">{t('without')}</Way>
      </div>
    </div>
  );
}
