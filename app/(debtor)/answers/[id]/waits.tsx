import { getTranslations } from 'next-intl/server';
import { Section, Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { AnswerRead, Turn } from '@/db/answers';
import { sayWhoHasIt } from '../../who-has-it';
import { Conversation } from './conversation';

/** Something of the person's that nobody has answered yet: who has it, by when, and what was said so far. */
export async function Waits({ read }: { read: AnswerRead }) {
  const t = await getTranslations('answers.waiting');
  const home = await getTranslations('home');
  const { turn, turns, at, late } = read;
  const before = turns.find(({ id }) => id === turn.followsId);
  const isReply = before?.decision?.outcome === 'ask';
  const title = turn.saidNo ? t('no') : turn.sentBack ? t('back') : isReply ? t('reply') : t('title');
  return (
    <>
      <Title>{title}</Title>
      {turn.saidNo && <p className="mb-4 text-22">{t('noLead')}</p>}
      <p className={turn.saidNo ? '' : 'text-22'}>{await sayWhoHasIt(turn, at)}</p>
      <p className="mt-4">{t('same')}</p>
      {late.mail && (
        <div className="mt-6">
          <Note>{home('late.mail')}</Note>
        </div>
      )}
      {turn.saidNo && <WaysOn turn={turn} />}
      <Conversation turns={turns} now={turn.id} />
    </>
  );
}

/** After a no: what can be done at once, each with what comes first. */
async function WaysOn({ turn: { holdingId } }: { turn: Turn }) {
  const t = await getTranslations('answers.ways');
  const ways = [
    { href: holdingId ? `/options/${holdingId}` : '/options', title: t('offer'), how: t('offerHow') },
    { href: '/pause', title: t('pause'), how: t('pauseHow') },
    { href: '/help', title: t('help'), how: t('helpHow') },
  ];
  return (
    <Section title={t('title')} id="ways">
      <Lines>
        {ways.map(({ href, title, how }) => (
          <li key={href}>
            <Way href={href}>{title}</Way>
            <p>{how}</p>
          </li>
        ))}
      </Lines>
    </Section>
  );
}
