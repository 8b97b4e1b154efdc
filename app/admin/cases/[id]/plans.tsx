import { getTranslations } from 'next-intl/server';
import { payDayWords } from '@/app/(debtor)/agree/pay-day-words';
import { Attention } from '@/components/note';
import type { CasePlan } from '@/db/cases-plans';
import { type Fact, Facts, Fold, Part } from './part';
import { type Shown, sayCase } from './say';

/** What was agreed, from its record: live plans first, then those that have ended. */
export async function PlansPart({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase.plans');
  const { plans } = shown.read;
  const live = plans.filter(({ endedAt }) => endedAt === null);
  const over = plans.filter(({ endedAt }) => endedAt !== null);
  return (
    <Part id="plans" title={t('title')}>
      {plans.length === 0 && <p>{t('none')}</p>}
      <ul className="space-y-6">
        {[...live, ...over].map((plan) => (
          <li key={plan.id} className="space-y-2">
            <OnePlan shown={shown} plan={plan} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

async function OnePlan({ shown, plan }: { shown: Shown; plan: CasePlan }) {
  const t = await getTranslations('staffCase.plans');
  const say = await sayCase(shown);
  const debt = shown.read.debts.find(({ holdingId }) => holdingId === plan.holdingId);
  const creditor = debt?.creditorName ?? plan.agreed?.creditorName ?? '';
  const { endedAt, endedBecause } = plan;
  return (
    <>
      <h3 className="font-bold">
        {creditor}:{' '}
        {endedAt
          ? `${t('over', { date: say.dayOf(endedAt) })}${endedBecause ? `, ${t(`because.${endedBecause}`)}` : ''}`
          : t('live')}
      </h3>
      {!plan.agreed && (
        <Attention title={t('record')}>
          <p>{t('broken')}</p>
        </Attention>
      )}
      <Facts rows={await factsOf({ shown, plan, currency: debt?.currency ?? 'GBP' })} />
      {plan.agreed && (
        <Fold words={t('payments')} about={creditor}>
          <ol className="list-decimal columns-2 gap-x-8 pl-8 tabular-nums">
            {plan.agreed.payments.map(({ on, amountMinor }) => (
              <li key={on}>
                {say.day(on)}: {say.money(amountMinor, plan.agreed?.currency ?? 'GBP')}
              </li>
            ))}
          </ol>
        </Fold>
      )}
      {plan.wordsShown && (
        <Fold words={t('words')} about={creditor}>
          <p className="whitespace-pre-line">{plan.wordsShown}</p>
        </Fold>
      )}
    </>
  );
}

async function factsOf({
  shown,
  plan,
  currency,
}: {
  shown: Shown;
  plan: CasePlan;
  currency: string;
}): Promise<Fact[]> {
  const t = await getTranslations('staffCase.plans');
  const say = await sayCase(shown);
  const payDay = await payDayWords();
  const { agreed, nextOn, nextMinor } = plan;
  const rows: Fact[] = [{ label: t('payment'), value: say.money(plan.regularMinor, currency) }];
  if (agreed) rows.push({ label: t('payDay'), value: payDay(agreed.payDay) });
  if (!plan.endedAt && nextOn && nextMinor !== null)
    rows.push({
      label: t('next'),
      value: t('nextValue', { amount: say.money(nextMinor, currency), date: say.day(nextOn) }),
    });
  if (plan.lastOn) rows.push({ label: t('last'), value: say.day(plan.lastOn) });
  rows.push(
    { label: t('many'), value: plan.payments },
    { label: t('total'), value: say.money(plan.totalMinor, currency) },
  );
  if (agreed && agreed.leftToLiveOnWeekMinor !== null)
    rows.push({ label: t('week'), value: say.money(agreed.leftToLiveOnWeekMinor, currency) });
  rows.push({ label: t('agreed'), value: say.at(plan.agreedAt) });
  if (agreed) rows.push({ label: t('policy'), value: t('policyVersion', { version: agreed.policyVersion }) });
  rows.push({ label: t('record'), value: <code>{plan.sha256.slice(0, 12)}</code> });
  return rows;
}
