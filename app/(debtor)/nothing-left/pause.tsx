import { useTranslations } from 'next-intl';
import { Button } from '@/components/button';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/heading';
import { Way } from '@/components/way';
import type { PauseRead } from '@/db/pauses';
import { pauseForAdvice } from './actions';

/** A pause to get advice, in one press: 30 days, 30 more, and then a person is asked. */
export function Pause({ read: { pause, action }, requestId }: { read: PauseRead; requestId: string }) {
  const t = useTranslations('nothingLeft.pause');
  return (
    <Section title={pause ? t('titleOn') : t('title')} id="pause">
      {pause?.untilOn && (
        <p>{t.rich('on', { date: () => <DateText key="until" on={pause.untilOn ?? ''} /> })}</p>
      )}
      {!pause && <p>{t('lead')}</p>}
      <p>{t(`more.${action.kind}`)}</p>
      <form action={pauseForAdvice}>
        <input type="hidden" name="requestId" value={requestId} />
        <Button look={pause ? 'other' : 'main'}>{t(`button.${action.kind}`)}</Button>
      </form>
      {pause && <Way href="/pause">{t('link')}</Way>}
    </Section>
  );
}
