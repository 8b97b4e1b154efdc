import { getTranslations } from 'next-intl/server';
import type { CaseHold } from '@/db/cases-debts';
import { isInForce } from '@/domain/hold';
import { Fold, Part } from './part';
import { type Shown, sayCase } from './say';

/** What is on hold and since when, on what, by whom; what has ended stands one press away. */
export async function HoldsPart({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase.holds');
  const { holds, todayOn } = shown.read;
  // One that has yet to begin is not over.
  const live = holds.filter((hold) => isInForce(hold, todayOn) || (hold.fromOn > todayOn && !hold.endedOn));
  const over = holds.filter((hold) => !live.includes(hold));
  return (
    <Part id="holds" title={t('title')}>
      {live.length === 0 ? <p>{t('none')}</p> : <HoldList shown={shown} holds={live} />}
      {over.length > 0 && (
        <Fold words={t('ended', { count: over.length })}>
          <HoldList shown={shown} holds={over} />
        </Fold>
      )}
    </Part>
  );
}

function HoldList({ shown, holds }: { shown: Shown; holds: readonly CaseHold[] }) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {holds.map((hold) => (
        <li key={hold.id} className="py-2">
          <OneHold shown={shown} hold={hold} />
        </li>
      ))}
    </ul>
  );
}

async function OneHold({ shown, hold }: { shown: Shown; hold: CaseHold }) {
  const t = await getTranslations('staffCase.holds');
  const say = await sayCase(shown);
  const debt = say.debtOf(hold.debtId);
  const [from, until] = [say.day(hold.fromOn), hold.untilOn && say.day(hold.untilOn)];
  const span = until
    ? t('until', { from, until })
    : hold.promisedAt
      ? t('since', { from })
      : t('from', { from });
  const { placedBy, endedBy } = hold;
  const [placer, ender] = [say.name(hold.placedById) ?? '', say.name(hold.endedById) ?? ''];
  return (
    <>
      <p>
        <strong>{t(`reason.${hold.reason}`)}</strong>
        {': '}
        {debt ? debt.creditorName : t('all')}
        {hold.partMinor !== null &&
          debt &&
          ` (${t('part', { amount: say.money(hold.partMinor, debt.currency) })})`}
      </p>
      <p className="text-soft-ink">
        {span}. {t(`placed.${placedBy}`, { name: placer })}{' '}
        {hold.endedOn && `${t('endedOn', { date: say.day(hold.endedOn) })}. `}
        {endedBy && t(`endedBy.${endedBy}`, { name: ender })}
      </p>
    </>
  );
}
