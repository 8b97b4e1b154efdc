import { getTranslations } from 'next-intl/server';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import type { Askable, AskedDebt } from '@/domain/asking';

/** What is said of a debt that nothing can be arranged for now, and the one way on from there. */
export async function Blocked({ debt, because }: { debt: AskedDebt; because: Exclude<Askable, 'open'> }) {
  const t = await getTranslations('options');
  return (
    <>
      <Title>{debt.creditorName}</Title>
      <p className="mb-4 text-22">{t(`blocked.${because}`)}</p>
      <WayOn debt={debt} because={because} />
      <p>
        <Way href="/home">{t('home')}</Way>
      </p>
    </>
  );
}

/** To the plan, to what was sent, or to the debt that says why nothing is asked: where there is one. */
export async function WayOn({ debt, because }: { debt: AskedDebt; because: Askable }) {
  const t = await getTranslations('options');
  const about = <span className="sr-only">: {debt.creditorName}</span>;
  if (because === 'on-plan' && debt.plan)
    return (
      <Way href={`/plans/${debt.plan.id}`}>
        {t('seePlan')}
        {about}
      </Way>
    );
  if (because === 'sent' && debt.sent)
    return (
      <Way href={`/agree/sent/${debt.sent.id}`}>
        {t('seeSent')}
        {about}
      </Way>
    );
  if (because === 'on-hold' || because === 'too-old')
    return (
      <Way href={`/debts/${debt.holdingId}`}>
        {t('seeDebt')}
        {about}
      </Way>
    );
  return null;
}
