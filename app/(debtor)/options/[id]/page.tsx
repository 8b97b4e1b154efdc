import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { debtMeant, readAsking } from '@/db/proposals';
import { type AskedDebt, type Asking, askableOf, factsFor, leftAfterPlans, openDebts } from '@/domain/asking';
import { ownPauseOn, pauseAction } from '@/domain/pause';
import { settlementsOffered } from '@/domain/proposal';
import { costsNothing, waysOn } from '@/domain/ways-on';
import { Blocked } from '../blocked';
import { Cards } from '../card';
import { EveryLinks } from '../every-links';
import { sayFigures } from '../plan-facts';
import { readEvery } from '../starting-day';
import { cardsOf } from './ways';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('options'))('title') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ every?: string | string[] }> };

/** Every way on for one debt, side by side. Nothing is picked beforehand; with nothing left, what costs nothing is first. */
export default async function DebtOptions({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, { every: said }] = [await params, await searchParams];
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, id);
  if (!debt) notFound();
  const because = askableOf(asking, debt);
  const facts = factsFor(asking, debt);
  if (because !== 'open' || !facts)
    return <Blocked debt={debt} because={because === 'open' ? 'no-policy' : because} />;
  const t = await getTranslations('options');
  const every = readEvery(said, asking);
  const left = leftAfterPlans(asking);
  const isNothingLeft = left !== null && left <= 0;
  const ways = waysOn({
    leftMinor: left,
    canSettle: settlementsOffered(facts).length > 0,
    canPause: pauseAction(asking.holds, asking.todayOn).kind !== 'ask',
  });
  const made = await Promise.all(
    ways.map(async (way) => ({ way, cards: await cardsOf(way, { asking, debt, facts, every }) })),
  );
  const first = made.filter(({ way }) => !isNothingLeft || costsNothing(way)).flatMap(({ cards }) => cards);
  const later = made.filter(({ way }) => isNothingLeft && !costsNothing(way)).flatMap(({ cards }) => cards);
  return (
    <>
      <Title>{t('title')}</Title>
      <Opening asking={asking} debt={debt} left={left} />
      <Section title={isNothingLeft ? t('nothingFirst') : t('ways')} id="ways">
        {!isNothingLeft && (
          <EveryLinks
            at={`/options/${debt.holdingId}`}
            every={every}
            isMatched={asking.budget?.paidEvery === every}
          />
        )}
        <Cards cards={first} label={isNothingLeft ? t('nothingFirst') : t('ways')} />
      </Section>
      {later.length > 0 && (
        <Section title={t('others')} id="others">
          <Cards cards={later} label={t('others')} />
        </Section>
      )}
      <p className="mt-8">
        <Way href="/home">{t('home')}</Way>
      </p>
    </>
  );
}

/** What is owed, what the budget leaves, and that there is no hurry. */
async function Opening({ asking, debt, left }: { asking: Asking; debt: AskedDebt; left: number | null }) {
  const t = await getTranslations('options');
  const from = await getTranslations('home.debts');
  const parts = await getTranslations('parts');
  const { money, day } = await sayFigures(debt.currency);
  const facts = factsFor(asking, debt);
  const share = facts?.affordable.by === 'budget' ? facts.affordable.leftMinor : null;
  const pause = ownPauseOn(asking.holds, asking.todayOn);
  const isShared = openDebts(asking).length > 1;
  return (
    <div className="space-y-4">
      <div>
        <p className="text-22">
          {t('forDebt', { creditor: debt.creditorName, amount: money(debt.balanceMinor) })}
        </p>
        <p className="text-16 text-soft-ink">{from('from', { date: day(debt.asAtOn) })}</p>
        <Way href={`/debts/${debt.holdingId}#made-up`}>{parts('howMadeUp')}</Way>
      </div>
      <p>
        {t('lead')} {t('time')}
      </p>
      {pause?.untilOn && <Note>{t('paused', { date: day(pause.untilOn) })}</Note>}
      {left === null || share === null ? (
        <p>
          {t('budget.no')} <a href="/budget">{t('budget.link')}</a>.
        </p>
      ) : (
        <p>
          {left <= 0
            ? t('budget.none')
            : isShared
              ? t('budget.share', { amount: money(share) })
              : t('budget.left', { amount: money(left) })}{' '}
          <a href="/budget/working">{t('budget.how')}</a>.
        </p>
      )}
    </div>
  );
}
