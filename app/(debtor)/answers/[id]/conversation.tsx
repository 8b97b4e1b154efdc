import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { Ordered } from '@/components/lists';
import { Way } from '@/components/way';
import type { Turn, WordsRead } from '@/db/answers';
import { PROMISED } from '@/domain/promise';
import { payDayWords } from '../../agree/pay-day-words';
import { formatDayOf } from '../../days';
import { sayFigures } from '../../options/plan-facts';

// words: home.waiting.*, answerLetter.title.*
/** Everything both sides said about one thing, oldest first. The answer that is on the page is not said twice. */
export async function Conversation({ turns, now }: { turns: readonly Turn[]; now: string }) {
  const t = await getTranslations('answers.said');
  return (
    <Section title={t('title')} id="said">
      <Ordered>
        {
          await Promise.all(
            turns.map(async (turn) => (
              <li key={turn.id} className="space-y-3">
                <p>{await sayTurn(turn, turns)}</p>
                <Offered turn={turn} />
                <Said words={turn.words} />
                {turn.decision && turn.id !== now && <Ours turn={turn} />}
              </li>
            )),
          )
        }
      </Ordered>
    </Section>
  );
}

/** What a turn was, in one sentence. */
async function sayTurn(turn: Turn, turns: readonly Turn[]): Promise<string> {
  const t = await getTranslations('answers.said');
  const home = await getTranslations('home.waiting');
  const sent = await formatDayOf(turn.sentAt);
  const before = turns.find(({ id }) => id === turn.followsId);
  if (turn.saidNo) return t('no', { sent });
  if (turn.sentBack) return t('back', { sent });
  if (before?.decision?.sentOnId === turn.id && before.decision.answer === 'replied')
    return t('reply', { sent });
  if (before && turn.kind === 'telling') return t('more', { sent });
  return home(PROMISED.find((one) => one === turn.kind) ?? 'other', { sent });
}

/** The plan that was offered, in a line. */
async function Offered({ turn: { plan } }: { turn: Turn }) {
  if (!plan) return null;
  const t = await getTranslations('answers.said');
  const { money, day } = await sayFigures(plan.currency);
  const payDay = (await payDayWords())(plan.payDay);
  return <p>{t('offer', { amount: money(plan.regularMinor), payDay, end: day(plan.endOn) })}</p>;
}

async function Said({ words }: { words: WordsRead }) {
  const t = await getTranslations('answers.said');
  if (words.why === 'none') return null;
  if (words.text === null)
    return <p className="text-soft-ink">{words.why === 'private' ? t('hidden') : t('erased')}</p>;
  return (
    <blockquote className="border-l-4 border-hairline pl-4 whitespace-pre-line">{words.text}</blockquote>
  );
}

/** What we said to it, with the way to the whole letter. */
async function Ours({ turn: { id, decision } }: { turn: Turn }) {
  if (!decision) return null;
  const t = await getTranslations('answers.said');
  const title = await getTranslations('answerLetter.title');
  return (
    <div className="space-y-2">
      <p>
        {t('ours', { name: decision.by, date: await formatDayOf(decision.decidedAt) })}{' '}
        {title(decision.outcome)}
      </p>
      <Said words={decision.reply} />
      <Way href={`/answers/${id}`}>{t('open')}</Way>
    </div>
  );
}
