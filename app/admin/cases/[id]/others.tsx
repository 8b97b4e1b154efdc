import { getTranslations } from 'next-intl/server';
import { Note } from '@/components/note';
import { type Shown, sayCase } from './say';

/** Who else has this case open, so that two people do not answer it unknowingly; and that a person has been erased. */
export async function Others({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase');
  const say = await sayCase(shown);
  const { looking, at, person } = shown.read;
  if (looking.length === 0 && !person?.erasedAt) return null;
  const minutesAgo = (then: Date) => Math.max(0, Math.floor((at.getTime() - then.getTime()) / 60_000));
  return (
    <div className="mb-8 space-y-3">
      {looking.length > 0 && (
        <Note>
          {looking.map(({ staffId, name, at: then }) => (
            <p key={staffId}>{t('looking', { name, minutes: minutesAgo(then) })}</p>
          ))}
          <p>{t('lookingBody')}</p>
        </Note>
      )}
      {person?.erasedAt && <Note>{t('erased', { date: say.dayOf(person.erasedAt) })}</Note>}
    </div>
  );
}
