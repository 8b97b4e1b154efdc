import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { dayOf } from '@/clock';
import { ButtonLink } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { readHome } from '@/db/home';
import { asksPerson, isNews } from '@/domain/answered';
import { type DebtFacts, mayAsk, standingOf } from '@/domain/debt';
import { factsOf } from '@/domain/debt-facts';
import { AnsweredList } from '../answered-list';
import { begunWith } from '../kept';
import { TellingBox } from '../telling';
import { DebtItem } from './debt-item';
import { KeptForms } from './kept-forms';
import { Owed } from './owed';
import { WaitingFor } from './waiting-for';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

type Search = {
  searchParams: Promise<{ after?: string | string[]; telling?: string | string[]; kept?: string | string[] }>;
};

/**
 * What a person owes in all, each debt in a sentence, what we are working on. At most one main thing to do: where there
 * is anything to choose, one button to all the choices, so that no debt is called the first. What we asked the person or
 * offered them comes before that: then it is the main thing, and the choices are a plain link.
 */
export default async function Home({ searchParams }: Search) {
  const viewer = await requireDebtor();
  const { after, telling, kept } = await searchParams;
  const home = await readHome(viewer, { after: typeof after === 'string' ? after : undefined });
  const begun = await begunWith(viewer, kept);
  const t = await getTranslations('home');
  const debts = home.debts.map((debt) => ({ ...debt, facts: factsOf(debt, home, dayOf(home.at)) }));
  const isSettled = ({ facts }: { facts: DebtFacts }) => standingOf(facts).kind === 'settled';
  const [current, settled] = [debts.filter((debt) => !isSettled(debt)), debts.filter(isSettled)];
  const open = debts.filter(({ facts }) => standingOf(facts).kind === 'open');
  const pays = debts.some(({ facts }) => mayAsk(facts));
  const isEmpty = debts.length === 0 && home.keptBack > 0;
  const isPaged = home.next !== undefined || after !== undefined;
  const calm = isEmpty ? 'noneYet' : open.length > 0 || isPaged ? 'noRush' : pays ? null : 'nothingToDo';
  const waiting = home.waiting.length > 0;
  const now = { at: home.at, todayOn: dayOf(home.at) };
  const news = home.answered.filter((one) => isNews(one, now));
  const isAsked = news.some((one) => asksPerson(one, now.todayOn));
  // A question is something to do, though nobody asks for money.
  const said = isAsked && calm === 'nothingToDo' ? null : calm;
  return (
    <>
      <Title>{t('title')}</Title>
      <KeptForms kept={home.kept.filter(({ id }) => id !== kept)} />
      <Owed totals={home.totals} held={isPaged ? new Map() : heldIn(debts)} calm={said} />
      {(home.late.work || (home.late.mail && waiting)) && (
        <div className="mt-6 space-y-4">
          {home.late.work && <Note>{t('late.work')}</Note>}
          {home.late.mail && waiting && <Note>{t('late.mail')}</Note>}
        </div>
      )}
      {news.length > 0 && <AnsweredList answered={news} todayOn={now.todayOn} />}
      {waiting && <WaitingFor waiting={home.waiting} at={home.at} />}
      {current.length > 0 && (
        <Section title={t('debts.title')} id="debts">
          <Lines>
            {current.map((debt) => (
              <DebtItem
                key={debt.holdingId}
                debt={debt}
                planId={home.plans.find(({ debtId }) => debtId === debt.debtId)?.id}
                at={home.at}
              />
            ))}
          </Lines>
          {open.length > 0 && (
            <>
              <p className="pt-4">
                {isAsked ? (
                  <Way href="/options">{t('look')}</Way>
                ) : (
                  <ButtonLink href="/options">{t('look')}</ButtonLink>
                )}
              </p>
              <ul className="flex flex-wrap gap-x-8">
                <li>
                  <Way href="/budget">{t('budget')}</Way>
                </li>
                <li>
                  <Way href="/nothing-left">{t('nothingLeft')}</Way>
                </li>
                <li>
                  <Way href="/pause">{t('pause')}</Way>
                </li>
              </ul>
            </>
          )}
        </Section>
      )}
      {isPaged && (
        <p className="flex flex-wrap gap-x-8 pt-4">
          {after && <Way href="/home">{t('first')}</Way>}
          {home.next && <Way href={`/home?after=${home.next}`}>{t('more')}</Way>}
        </p>
      )}
      {home.keptBack > 0 && <Checking count={home.keptBack} />}
      <TellingBox told={home.told} isEmpty={telling === 'empty'} begun={begun} />
      {settled.length > 0 && (
        <Section title={t('settled.title')} id="settled">
          <Lines>
            {settled.map((debt) => (
              <DebtItem key={debt.holdingId} debt={debt} at={home.at} />
            ))}
          </Lines>
        </Section>
      )}
    </>
  );
}

/** How much of what is owed is on hold, by currency. */
function heldIn(debts: readonly { currency: string; balanceMinor: number; facts: DebtFacts }[]) {
  const held = new Map<string, number>();
  for (const { currency, balanceMinor, facts } of debts)
    if (standingOf(facts).kind === 'on_hold') held.set(currency, (held.get(currency) ?? 0) + balanceMinor);
  return held;
}

/** Accounts that an import or their age has set aside: that they are there is said, and nothing about them. */
async function Checking({ count }: { count: number }) {
  const t = await getTranslations('home.checking');
  return (
    <div className="mt-12">
      <Note title={t('title')}>
        <p>{count === 1 ? t('one') : t('many', { count })}</p>
        <p>{t('body')}</p>
      </Note>
    </div>
  );
}
