import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireDebtor } from '@/auth';
import { Fold } from '@/components/fold';
import { Section, Title } from '@/components/heading';
import { Lines, Points } from '@/components/lists';
import { Note } from '@/components/note';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { findPlan, type PlanRead } from '@/db/plan-record';
import type { AgreedPlan } from '@/domain/agreement';
import { workPayments } from '@/domain/working';
import { Payments, rowsOf } from '../../agree/check/plan-to-check';
import { sayFigures } from '../../options/plan-facts';
import { Steps } from '../../working/steps';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ new?: string | string[]; already?: string | string[] }>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const isNew = (await searchParams).new !== undefined;
  const t = await getTranslations('plan');
  return { title: isNew ? t('newTitle') : t('pageTitle') };
}

/** A plan as it was agreed, from its record alone: the same on the day, in print, and next year. */
export default async function Plan({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, said] = [await params, await searchParams];
  const plan = await findPlan(viewer, id);
  if (!plan) notFound();
  const t = await getTranslations('plan');
  const title = said.new === undefined ? t('title', { creditor: plan.agreed.creditorName }) : t('newTitle');
  return (
    <>
      <Title>{title}</Title>
      <div className="space-y-4">
        {said.new !== undefined && <p className="text-22">{t('newLead')}</p>}
        {said.already !== undefined && <Note>{t('already')}</Note>}
        {plan.endedAt && <Note>{t('ended')}</Note>}
        <p>{t('agreed', { date: await formatInstant(plan.agreedAt) })}</p>
        <p>{t('keep')}</p>
      </div>
      <Section title={plan.agreed.creditorName} id="plan">
        <SummaryList rows={await rowsOf({ agreed: plan.agreed }, [], { isBefore: true })} />
      </Section>
      {plan.together.length > 1 && <Together plan={plan} />}
      {!plan.endedAt && <Next plan={plan} />}
      <Section title={t('payments')} id="payments">
        <Payments agreed={plan.agreed} isUnderHeading />
        <Working agreed={plan.agreed} />
      </Section>
      <Section title={t('words')} id="words">
        {plan.wordsShown.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="text-16 text-soft-ink">
          {t('record', { code: plan.sha256.slice(0, 12) })}. {t('recordAbout')}
        </p>
      </Section>
      <p className="mt-8">
        <Way href="/home">{t('home')}</Way>
      </p>
    </>
  );
}

async function Next({ plan: { agreed, todayOn } }: { plan: PlanRead }) {
  const t = await getTranslations('plan');
  const { money, day } = await sayFigures(agreed.currency);
  const next = agreed.payments.find(({ on }) => on >= todayOn);
  const about = next && { amount: money(next.amountMinor), date: day(next.on) };
  const isFirst = next?.on === agreed.firstOn;
  return (
    <Section title={t('next')} id="next">
      <Points>
        {about && <li>{isFirst ? t('nextFirst', about) : t('nextPayment', about)}</li>}
        <li>{t('nextHow', { reference: agreed.accountReference })}</li>
        <li>{t('nextChange')}</li>
      </Points>
    </Section>
  );
}

/** How the figures came about, from the record alone. */
async function Working({ agreed }: { agreed: AgreedPlan }) {
  const t = await getTranslations('working');
  const { balanceMinor, interestMinor, payments, kind, living } = agreed;
  const interest = interestMinor > 0 ? ({ key: 'interest', interestMinor } as const) : NO_INTEREST;
  const steps = [
    { key: 'balance', amountMinor: balanceMinor } as const,
    ...(kind === 'settlement' ? [] : [interest]),
    ...(living ? [{ key: 'left-to-live-on', ...living } as const] : []),
    ...workPayments(payments),
  ];
  return (
    <Fold words={t('title')}>
      <Steps steps={steps} currency={agreed.currency} />
    </Fold>
  );
}

const NO_INTEREST = { key: 'no-interest' } as const;

/** The other plans of the same press. */
async function Together({ plan }: { plan: PlanRead }) {
  const t = await getTranslations('plan');
  const others = plan.together.filter(({ id }) => id !== plan.id);
  const nameOf = (holdingId: string) =>
    plan.agreement.plans.find((one) => one.holdingId === holdingId)?.creditorName ?? '';
  return (
    <Section title={t('together')} id="together">
      <Lines>
        {others.map(({ id, holdingId }) => (
          <li key={id}>
            <Way href={`/plans/${id}`}>{nameOf(holdingId)}</Way>
          </li>
        ))}
      </Lines>
    </Section>
  );
}
