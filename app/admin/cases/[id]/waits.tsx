// words: staffCase.sent.clock.*, staffCase.debts.line.*
import { getTranslations } from 'next-intl/server';
import { QuietButton } from '@/app/session-bar';
import { ButtonLink } from '@/components/button';
import { Note } from '@/components/note';
import { type CaseSent, offerIn } from '@/db/cases-sent';
import { REDUCE_REASONS } from '@/db/offers';
import { wordReason } from '@/domain/accounts-reasons';
import { COMPONENTS } from '@/domain/debt';
import { DOUBTS } from '@/domain/doubt';
import { OWN_PAUSES } from '@/domain/pause';
import { holidaysForPromise } from '@/domain/promise';
import { readPromiseClock } from '@/domain/promise-clock';
import { env } from '@/env';
import { handCaseBack, takeCase } from './actions';
import { fieldOf, kindOf, oneOf } from './kinds';
import { Part } from './part';
import { type Shown, sayCase } from './say';

type Props = { shown: Shown; mayDecide: boolean; mayAssign: boolean; said: unknown };

/** What may have come of a press before. */
const SAID = ['done', 'someone-has-it', 'not-allowed', 'cannot-answer', 'not-there'] as const;

/** What waits for an answer in this case, the one in focus first, each with its clock, who has it, and the way to answer. */
export async function WaitsPart({ shown, mayDecide, mayAssign, said }: Props) {
  const t = await getTranslations('staffCase.sent');
  const pressed = await getTranslations('staffCase.said');
  const { open, focus } = shown.read;
  const came = oneOf(SAID, said);
  return (
    <Part id="waits" title={t('title')}>
      {came && (
        <div role="status">
          <Note>{pressed(came)}</Note>
        </div>
      )}
      {focus?.closedAt && <Note>{t('answered')}</Note>}
      {open.length === 0 && <p>{t('none')}</p>}
      <ul className="space-y-4">
        {open.map((one) => {
          const isFocus = one.id === focus?.id;
          return (
            <li
              key={one.id}
              className={`space-y-2 rounded-soft border p-4 ${isFocus ? 'border-action' : 'border-hairline'}`}
            >
              <Waiting shown={shown} one={one} />
              <Actions {...{ shown, one, isFocus, mayDecide, mayAssign }} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

async function Waiting({ shown, one }: { shown: Shown; one: CaseSent }) {
  const t = await getTranslations('staffCase.sent');
  const say = await sayCase(shown);
  const { creditorName: creditor, accountReference: reference } = one;
  const before = shown.read.sent.find(({ id }) => id === one.followsId);
  return (
    <>
      <h3 className="font-bold">{t(`what.${kindOf(one.kind)}`)}</h3>
      <p>
        <Clock shown={shown} one={one} /> <Owner shown={shown} one={one} />
      </p>
      <p className="text-soft-ink">
        {t('on', { date: say.at(one.sentAt) })}.{' '}
        {creditor && reference ? t('about', { creditor, reference }) : null}
        {creditor && !reference ? t('aboutCreditor', { creditor }) : null}
        {creditor ? null : t('aboutAll')}.
      </p>
      <Details shown={shown} one={one} />
      {before && <p>{t('follows', { date: say.at(before.sentAt) })}</p>}
      {one.proposed && (
        <p>
          {t('proposed', { name: say.name(one.proposed.staffId) ?? '' })}{' '}
          <a href={`/admin/seconds/${one.proposed.id}`}>{t('seeProposed')}</a>
        </p>
      )}
    </>
  );
}

async function Clock({ shown, one }: { shown: Shown; one: CaseSent }) {
  const t = await getTranslations('staffCase.sent.clock');
  const say = await sayCase(shown);
  const { at, person } = shown.read;
  const clock = readPromiseClock(one.promisedAt, at, {
    timeZone: env().TIME_ZONE,
    holidays: holidaysForPromise(person?.nation ?? null),
  });
  const date = say.at(one.promisedAt);
  return (
    <strong>{clock.kind === 'by' ? t('by', { date }) : t(clock.kind, { date, hours: clock.hours })}.</strong>
  );
}

async function Owner({ shown, one }: { shown: Shown; one: CaseSent }) {
  const t = await getTranslations('staffCase.sent.owner');
  const say = await sayCase(shown);
  const name = say.name(one.assigneeId);
  if (name !== null) return say.isMe(one.assigneeId) ? t('you') : t('other', { name });
  const before = say.name(one.returningToId);
  return before !== null ? `${t('nobody')} ${t('returning', { name: before })}` : t('nobody');
}

/** What was sent, beside the person's own words, in a sentence or two. */
async function Details({ shown, one }: { shown: Shown; one: CaseSent }) {
  const t = await getTranslations('staffCase.sent');
  const lines = await getTranslations('staffCase.debts.line');
  const say = await sayCase(shown);
  const field = (name: string) => fieldOf(one.details, name);
  switch (kindOf(one.kind)) {
    case 'telling':
      return field('saidNo') === true ? <p>{t('saidNo')}</p> : null;
    case 'looks_wrong': {
      const [doubt, line] = [oneOf(DOUBTS, field('doubt')), oneOf(COMPONENTS, field('line'))];
      return (
        <p>
          {doubt && t(`doubt.${doubt}`)} {line && t('doubtLine', { line: lines(line) })}
        </p>
      );
    }
    case 'ask_to_reduce': {
      const reason = oneOf(REDUCE_REASONS, field('reason'));
      return reason ? <p>{t(`reason.${reason}`)}</p> : null;
    }
    case 'ask_for_pause': {
      const reason = oneOf(OWN_PAUSES, field('reason'));
      return reason ? <p>{t(`pause.${reason}`)}</p> : null;
    }
    case 'plan_offer': {
      const offer = offerIn(one);
      if (!offer) return null;
      const { regularMinor, totalMinor, payments, currency } = offer.plan;
      const [amount, total] = [say.money(regularMinor, currency), say.money(totalMinor, currency)];
      return <p>{t('offer', { amount, total, count: payments.length })}</p>;
    }
    case 'import_held':
    case 'import_identity': {
      const [column, reason] = [field('field'), wordReason(String(field('reason') ?? ''))];
      const line = String(one.line ?? field('line') ?? '');
      return (
        <p>
          {typeof column === 'string'
            ? t('rowField', { line, field: column, reason })
            : t('row', { line, reason })}{' '}
          {one.fileName && t('file', { name: one.fileName })}
        </p>
      );
    }
    case 'missing_rate':
      return <p>{t('rate')}</p>;
    default:
      return null;
  }
}

async function Actions({
  shown,
  one,
  isFocus,
  mayDecide,
  mayAssign,
}: {
  shown: Shown;
  one: CaseSent;
  isFocus: boolean;
  mayDecide: boolean;
  mayAssign: boolean;
}) {
  const t = await getTranslations('staffCase.sent');
  const about = t('answerAbout', { what: t(`what.${kindOf(one.kind)}`) });
  const caseId = shown.read.id;
  const answer = `/admin/cases/${caseId}/answer/${one.id}`;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {mayDecide && !one.proposed && isFocus && (
        <ButtonLink href={answer}>
          {t('answer')}
          <span className="sr-only">{about}</span>
        </ButtonLink>
      )}
      {mayDecide && !one.proposed && !isFocus && (
        <a href={answer}>
          {t('answer')}
          <span className="sr-only">{about}</span>
        </a>
      )}
      {!isFocus && (
        <a href={`/admin/cases/${caseId}?on=${one.id}`}>
          {t('look')}
          <span className="sr-only">{about}</span>
        </a>
      )}
      {mayDecide && <ChangeHands shown={shown} one={one} about={about} />}
      {mayAssign && (
        <a href={`/admin/queue?on=${one.id}`}>
          {t('owner.give')}
          <span className="sr-only">{about}</span>
        </a>
      )}
    </div>
  );
}

/** One press to take what nobody has, or to hand back one's own. Whoever may assign gives it to others in the queue. */
async function ChangeHands({ shown, one, about }: { shown: Shown; one: CaseSent; about: string }) {
  const t = await getTranslations('staffCase.sent.owner');
  const isMine = one.assigneeId === shown.staffId;
  if (one.assigneeId !== null && !isMine) return null;
  return (
    <form action={isMine ? handCaseBack : takeCase}>
      <input type="hidden" name="caseId" value={shown.read.id} />
      <input type="hidden" name="submissionId" value={one.id} />
      <input type="hidden" name="holderId" value={one.assigneeId ?? ''} />
      <QuietButton>
        {isMine ? t('handBack') : t('take')}
        <span className="sr-only">{about}</span>
      </QuietButton>
    </form>
  );
}
