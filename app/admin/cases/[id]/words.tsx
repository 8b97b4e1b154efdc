import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Note } from '@/components/note';
import type { CaseSent } from '@/db/cases-sent';
import { kindOf } from './kinds';
import { Fold, OwnWords, Part } from './part';
import { type Shown, sayCase } from './say';

/** So many stand open; older ones are one press away. */
const SHOWN_AT_ONCE = 4;

/** What the person wrote, before anything else: every word of this case, newest first, with what each was sent with. */
export async function WordsPart({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase.words');
  const { sent, mayReadWords } = shown.read;
  const withWords = sent.filter(({ words }) => words.kind !== 'none');
  const said = await Promise.all(withWords.map((one) => <Said key={one.id} shown={shown} one={one} />));
  return (
    <Part id="words" title={t('title')}>
      {said.length === 0 && <p>{t('none')}</p>}
      {said.length > 0 && !mayReadWords && <Note>{t('private')}</Note>}
      {said.length > 0 && mayReadWords && <p className="text-soft-ink">{t('thanks')}</p>}
      <div className="space-y-5">{said.slice(0, SHOWN_AT_ONCE)}</div>
      {said.length > SHOWN_AT_ONCE && (
        <Fold words={t('older', { count: said.length - SHOWN_AT_ONCE })}>
          <div className="space-y-5">{said.slice(SHOWN_AT_ONCE)}</div>
        </Fold>
      )}
    </Part>
  );
}

async function Said({ shown, one }: { shown: Shown; one: CaseSent }): Promise<ReactNode> {
  const t = await getTranslations('staffCase.words');
  const what = (await getTranslations('staffCase.sent'))(`what.${kindOf(one.kind)}`);
  const date = (await sayCase(shown)).at(one.sentAt);
  const { words, creditorName: creditor } = one;
  return (
    <div className="space-y-1">
      <p className="text-soft-ink">
        {creditor ? t('withAbout', { date, what, creditor }) : t('with', { date, what })}
      </p>
      {words.kind === 'shown' && <OwnWords text={words.text} />}
      {words.kind === 'erased' && <p>{t('erased')}</p>}
    </div>
  );
}
