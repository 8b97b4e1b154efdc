import { getTranslations } from 'next-intl/server';
import { actWords } from '@/app/admin/acts';
import type { CaseSent } from '@/db/cases-sent';
import type { CaseEvent } from '@/db/cases-timeline';
import { DecisionMade } from './decision-made';
import { Part } from './part';
import { type Shown, sayCase } from './say';

type Props = { shown: Shown; isFirst: boolean; looks: boolean };

/** What has happened, newest first, a page at a time: every act, who did it, and each answer with the words it was sent in. */
export async function TimelinePart({ shown, isFirst, looks }: Props) {
  const t = await getTranslations('staffCase.timeline');
  const { events, next, id, sent } = shown.read;
  const here = `/admin/cases/${id}`;
  const query = (said: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...said, ...(looks ? { looks: 'yes' } : {}) })}#timeline`;
  return (
    <Part id="timeline" title={t('title')}>
      {events.length === 0 && <p>{t('none')}</p>}
      <ol className="divide-y divide-hairline border-y border-hairline">
        {events.map((event) => (
          <li key={event.sequence} className="space-y-2 py-2">
            <Happened shown={shown} event={event} />
            <DecisionOf shown={shown} event={event} sent={sent} />
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        {!isFirst && <a href={query({})}>{t('newest')}</a>}
        {next !== null && <a href={query({ before: String(next) })}>{t('older')}</a>}
        {looks ? (
          <a href={`${here}#timeline`}>{t('withoutLooks')}</a>
        ) : (
          <a href={`${here}?looks=yes#timeline`}>{t('withLooks')}</a>
        )}
      </p>
    </Part>
  );
}

async function Happened({ shown, event }: { shown: Shown; event: CaseEvent }) {
  const t = await getTranslations('staffCase.timeline');
  const say = await sayCase(shown);
  const known = actWords(event.act);
  const did = known ? t(`act.${known}`) : t('did', { act: event.act });
  const more = await moreOf(shown, event);
  return (
    <p className="flex flex-wrap gap-x-4">
      <span className="min-w-0 flex-1 basis-64">
        <strong>{await whoOf(shown, event)}</strong> {[did, ...more].join(', ')}.
      </span>
      <time dateTime={event.at.toISOString()} className="text-soft-ink">
        {say.at(event.at)}
      </time>
    </p>
  );
}

async function whoOf(shown: Shown, { actorKind, actorId }: CaseEvent): Promise<string> {
  const t = await getTranslations('staffCase.timeline');
  const say = await sayCase(shown);
  switch (actorKind) {
    case 'debtor':
      return t('they');
    case 'staff':
      return say.isMe(actorId) ? t('you') : (say.name(actorId) ?? t('someone'));
    case 'job':
      return t('us');
    default:
      return t('someone');
  }
}

/** What of an event's payload helps to read it: which debt, how much, until when. */
async function moreOf(shown: Shown, { payload }: CaseEvent): Promise<string[]> {
  const t = await getTranslations('staffCase.timeline');
  const say = await sayCase(shown);
  const { debtId, untilOn, regularMinor, totalMinor } = payload;
  const debt = say.debtOf(typeof debtId === 'string' ? debtId : null);
  const more: string[] = [];
  if (debt) more.push(t('about', { creditor: debt.creditorName }));
  if (typeof regularMinor === 'number' && typeof totalMinor === 'number') {
    const currency = debt?.currency ?? 'GBP';
    more.push(
      t('amounts', { regular: say.money(regularMinor, currency), total: say.money(totalMinor, currency) }),
    );
  }
  if (typeof untilOn === 'string' && /^\d{4}-\d\d-\d\d$/.test(untilOn))
    more.push(t('until', { date: say.day(untilOn) }));
  return more;
}

/** The answer that an event tells of, if it tells of one. */
function DecisionOf({ shown, event, sent }: { shown: Shown; event: CaseEvent; sent: readonly CaseSent[] }) {
  if (event.subject !== 'decision' || event.actorKind !== 'staff') return null;
  const answered = sent.find(({ decision }) => decision?.id === event.subjectId);
  return answered?.decision ? <DecisionMade shown={shown} decision={answered.decision} /> : null;
}
