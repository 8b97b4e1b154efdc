import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Button } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Way } from '@/components/way';
import { type PauseRead, readPause } from '@/db/pauses';
import { readAsking } from '@/db/proposals';
import type { Asking } from '@/domain/asking';
import { AdviceHow } from '../advice-how';
import { sayFigures } from '../options/plan-facts';
import { pauseNow } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pause'))('title') };
}

/** A break of 30 days in one press, and 30 more once; a person for more than that. The same page shows it while it is on. */
export default async function Pause() {
  const viewer = await requireDebtor();
  const [read, { debtor }] = await Promise.all([readPause(viewer), readAsking(viewer)]);
  const t = await getTranslations('pause');
  const { day } = await sayFigures('GBP');
  const { pause } = read;
  return (
    <>
      <Title>{pause ? t('onTitle') : t('title')}</Title>
      <p className="text-22">{pause?.untilOn ? t('on', { date: day(pause.untilOn) }) : t('lead')}</p>
      <Section title={t('what')} id="what">
        <Points>
          <li>{t('interest')}</li>
          <li>{t('ask')}</li>
          <li>{t('both')}</li>
          <li>{t('ends')}</li>
        </Points>
      </Section>
      <Press read={read} />
      <Advice debtor={debtor} />
    </>
  );
}

async function Press({ read: { pause, action } }: { read: PauseRead }) {
  const t = await getTranslations('pause');
  const { day } = await sayFigures('GBP');
  const date = action.kind === 'ask' ? '' : day(action.untilOn);
  const more = pause ? t('moreLead') : t('again');
  return (
    <form action={pauseNow} className="mt-8 space-y-4">
      <input type="hidden" name="requestId" value={randomUUID()} />
      {action.kind === 'ask' && <p>{t('askLead')}</p>}
      {action.kind === 'start' && <p>{t('until', { date })}</p>}
      {action.kind === 'more' && (
        <p>
          {more} {t('moreUntil', { date })}
        </p>
      )}
      <Button look={action.kind === 'start' ? 'main' : 'other'}>
        {action.kind === 'ask' ? t('askPress') : action.kind === 'start' ? t('press') : t('more')}
      </Button>
    </form>
  );
}

async function Advice({ debtor }: { debtor: Asking['debtor'] }) {
  const t = await getTranslations('pause');
  return (
    <Section title={t('advice')} id="advice">
      <AdviceHow debtor={debtor} />
      <div className="flex flex-wrap gap-x-6">
        <Way href="/options">{t('options')}</Way>
        <Way href="/home">{t('home')}</Way>
      </div>
    </Section>
  );
}
