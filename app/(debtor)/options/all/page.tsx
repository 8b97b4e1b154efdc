import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { ButtonLink } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { type AllAtOnce, allAtOnce } from '@/domain/all-debts';
import { leftAfterPlans } from '@/domain/asking';
import { writeChosen } from '../../agree/chosen';
import { Cards, type OptionCard } from '../card';
import { EveryLinks } from '../every-links';
import { sayFigures } from '../plan-facts';
import { readEvery, startingDay } from '../starting-day';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('options.all'))('title') };
}

type Props = { searchParams: Promise<{ every?: string | string[] }> };

/** One plan for every debt at once: what is left is shared, and the debts that keep a home safe come first. */
export default async function AllOptions({ searchParams }: Props) {
  const viewer = await requireDebtor();
  const asking = await readAsking(viewer);
  const every = readEvery((await searchParams).every, asking);
  const t = await getTranslations('options.all');
  const options = await getTranslations('options');
  const left = leftAfterPlans(asking);
  const plans = allAtOnce(asking, (facts) => startingDay(facts, every));
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-4">{t('lead')}</p>
      {left === null && (
        <>
          <p className="mb-4">{t('needBudget')}</p>
          <p>
            <ButtonLink href="/budget">{options('budget.link')}</ButtonLink>
          </p>
        </>
      )}
      {left !== null && plans.length === 0 && <NothingLeft />}
      {plans.length > 0 && (
        <Section title={options('ways')} id="ways">
          <EveryLinks at="/options/all" every={every} isMatched={asking.budget?.paidEvery === every} />
          <p>{t('caption')}</p>
          <Cards cards={await Promise.all(plans.map(cardOf))} label={options('ways')} />
        </Section>
      )}
      <p className="mt-8">
        <Way href="/options">{options('back')}</Way>
      </p>
    </>
  );
}

async function NothingLeft() {
  const t = await getTranslations('options');
  const pause = await getTranslations('options.way');
  return (
    <>
      <p>{t('budget.none')}</p>
      <ul>
        <li>
          <Way href="/help">{pause('advice')}</Way>
        </li>
        <li>
          <Way href="/pause">{pause('pause')}</Way>
        </li>
        <li>
          <Way href="/options">{pause('reduce')}</Way>
        </li>
      </ul>
    </>
  );
}

async function cardOf({ pace, parts, monthMinor, leftWeekMinor }: AllAtOnce): Promise<OptionCard> {
  const t = await getTranslations('options');
  const { money, day } = await sayFigures(parts[0]?.debt.currency ?? 'GBP');
  const facts = parts.map(({ debt, isPriority, proposal }) => {
    const label = isPriority ? `${debt.creditorName} (${t('all.first')})` : debt.creditorName;
    if (!proposal) return { label, value: t('all.nothing') };
    const amount = t(`value.${proposal.frequency}`, { amount: money(proposal.regularMinor) });
    const end = proposal.kind === 'little' ? t('value.again') : `${t('fact.end')} ${day(proposal.endOn)}`;
    const person = proposal.decidedBy === 'person' ? ` ${t('all.person')}` : '';
    return { label, value: `${amount}. ${end}.${person}` };
  });
  const chosen = parts.flatMap(({ debt, offer }) => (offer ? [{ holdingId: debt.holdingId, offer }] : []));
  return {
    key: pace,
    title: t(`way.${pace}`),
    facts: [
      ...facts,
      { label: t('all.altogether'), value: t('value.monthly', { amount: money(monthMinor) }) },
      ...(leftWeekMinor === null
        ? []
        : [{ label: t('fact.left'), value: t('value.aWeek', { amount: money(leftWeekMinor) }) }]),
    ],
    working: `/working${writeChosen(chosen)}&from=all`,
    href: `/agree/pay-day${writeChosen(chosen)}`,
  };
}
