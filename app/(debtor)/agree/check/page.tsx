import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Attention, Note } from '@/components/note';
import { Way } from '@/components/way';
import { type AskingRead, readAsking } from '@/db/proposals';
import { fingerprintShown, type Good, shownTogether, showOffer } from '@/domain/agreeing';
import type { LineOutside } from '@/domain/evaluate-offer';
import { readOffer } from '@/domain/offer';
import { ownPauseOn } from '@/domain/pause';
import { holidaysForPromise, promiseFor } from '@/domain/promise';
import { env } from '@/env';
import { sayFigures } from '../../options/plan-facts';
import { type Chosen, readChosen, writeChosen } from '../chosen';
import { Stopped } from '../stopped';
import { whoReads } from '../who';
import { AgreeForm } from './form';
import { PlanToCheck } from './plan-to-check';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const isMany = readChosen((await searchParams).o).length > 1;
  const t = await getTranslations('agree.check');
  return { title: isMany ? t('titleMany') : t('title') };
}

type Props = { searchParams: Promise<{ o?: string | string[]; changed?: string | string[] }> };

/** Everything there is to know before agreeing: figures, every payment, what a missed one means, who says yes. */
export default async function Check({ searchParams }: Props) {
  const viewer = await requireDebtor();
  const { o, changed } = await searchParams;
  const chosen = readChosen(o);
  const asking = await readAsking(viewer);
  const shown = chosen.map((one) => showOffer(asking, one));
  const good = shownTogether(
    asking,
    shown.filter((one) => one.ok),
  );
  if (good.length === 0 || good.length < shown.length)
    return <Stopped asking={asking} chosen={chosen} shown={shown} />;
  const t = await getTranslations('agree.check');
  const agree = await getTranslations('agree');
  const byPerson = good.filter(({ proposal }) => proposal.decidedBy === 'person');
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2 print:hidden">
            <Way href={wayBack(chosen)}>{agree('back')}</Way>
          </p>
        }
      >
        {good.length > 1 ? t('titleMany') : t('title')}
      </Title>
      {changed !== undefined && (
        <div className="mb-8">
          <Attention title={t('changed')}>
            <p>{t('changedBody')}</p>
          </Attention>
        </div>
      )}
      <p>{t('lead')}</p>
      {good.map((one) => (
        <PlanToCheck key={one.debt.holdingId} shown={one} all={chosen} />
      ))}
      <Section title={t('missed')} id="missed">
        <Points>
          <li>{t('missedOne')}</li>
          <li>{t('missedTwo')}</li>
          <li>{t('missedThree')}</li>
        </Points>
        {ownPauseOn(asking.holds, asking.todayOn) && <p>{t('pause')}</p>}
      </Section>
      {byPerson.length > 0 && (
        <ByPerson asking={asking} byPerson={byPerson} isSome={byPerson.length < good.length} />
      )}
      <div className="mt-8">
        <Press asking={asking} good={good} chosen={chosen} sends={byPerson.length} />
      </div>
    </>
  );
}

/** To the pay day that was picked, or, where none is asked for, to the ways on. */
function wayBack(chosen: readonly Chosen[]): string {
  const offer = readOffer(chosen[0]?.offer ?? '');
  if (offer && 'payDay' in offer) return `/agree/pay-day${writeChosen(chosen)}&again=yes`;
  return `/options/${chosen[0]?.holdingId}`;
}

async function Press({
  asking,
  good,
  chosen,
  sends,
}: {
  asking: AskingRead;
  good: readonly Good[];
  chosen: readonly Chosen[];
  sends: number;
}) {
  const t = await getTranslations('agree.check');
  const agree = await getTranslations('agree');
  const button =
    sends === good.length
      ? t('send')
      : sends > 0
        ? t('agreeAndSend')
        : good.length > 1
          ? t('agreeMany')
          : t('agreeOne');
  return (
    <AgreeForm
      hidden={{
        chosen: chosen.map(({ holdingId, offer }) => `${holdingId}~${offer}`).join(','),
        policies: good.map(({ agreed }) => agreed.policyId).join(','),
        fingerprint: fingerprintShown(good),
        requestId: randomUUID(),
      }}
      asksWord={asking.budget === null}
      words={{ problem: agree('problem'), keep: t('keep'), press: button, word: t('keepTitle') }}
    />
  );
}

/** That a person looks first, why, who and by when. The same words whatever the reason that is only ours to know. */
async function ByPerson({
  asking,
  byPerson,
  isSome,
}: {
  asking: AskingRead;
  byPerson: readonly Good[];
  isSome: boolean;
}) {
  const t = await getTranslations('agree.check');
  const promisedAt = promiseFor('plan_offer', asking.at, {
    timeZone: env().TIME_ZONE,
    holidays: holidaysForPromise(asking.debtor.nation),
  });
  const lines = byPerson.flatMap(({ proposal, debt }) =>
    proposal.outside.map((line) => sayLine(line, debt.currency)),
  );
  // Two plans may have the same reason; it is said once.
  const reasons = [...new Set(await Promise.all(lines))];
  return (
    <div className="mt-8">
      <Note title={t('person')}>
        {isSome && (
          <p>{t('personSome', { creditors: byPerson.map(({ debt }) => debt.creditorName).join(', ') })}</p>
        )}
        <p>{t('personBy', { who: await whoReads(), date: await formatInstant(promisedAt) })}</p>
        {reasons.length > 0 && (
          <Points>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </Points>
        )}
      </Note>
    </div>
  );
}

// words: agree.check.outside.*
async function sayLine(line: LineOutside, currency: string): Promise<string> {
  const t = await getTranslations('agree.check.outside');
  const { money, day } = await sayFigures(currency);
  switch (line.line) {
    case 'below-minimum':
      return t('below-minimum', { limit: money(line.limitMinor) });
    case 'first-too-soon':
    case 'first-too-late':
    case 'too-long':
      return t(line.line, { date: day(line.limitOn) });
    default:
      return t(line.line);
  }
}
