import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { ButtonLink } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Note } from '@/components/note';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import { callable } from '@/content/free-help';
import { findSent } from '@/db/offers';
import { readPause } from '@/db/pauses';
import { readAsking } from '@/db/proposals';
import { costsNothing, waysOn } from '@/domain/ways-on';
import { formatInstant } from '../../instants';
import { BackHome } from '../back-home';
import { budgetWords } from '../budget/words';
import { Advice } from './advice';
import { advisersFor } from './advisers';
import { Pause } from './pause';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nothingLeft'))('title.unknown') };
}

/**
 * For someone with nothing left, or less: what can help and costs nothing stands first, and all of it is always there.
 * What costs something is one link at the end. Source: product.md, “Options”; CONC 7.3.10R.
 */
export default async function NothingLeftPage({ searchParams }: PageProps<'/nothing-left'>) {
  const viewer = await requireDebtor();
  const { sent, paused } = await searchParams;
  const [asking, pause] = await Promise.all([readAsking(viewer), readPause(viewer)]);
  const t = await getTranslations('nothingLeft');
  const leftMinor = asking.budget?.leftMinor ?? null;
  const { kind, nation } = asking.debtor;
  const state =
    leftMinor === null ? 'unknown' : leftMinor < 0 ? 'less' : leftMinor === 0 ? 'nothing' : 'little';
  const parts = {
    'free-advice': <Advice key="free-advice" advisers={advisersFor(kind, nation)} />,
    pause: <Pause key="pause" read={pause} requestId={randomUUID()} />,
    'ask-to-reduce': (
      <Section key="ask-to-reduce" title={t('reduce.title')} id="ask-to-reduce">
        <p>{t('reduce.lead')}</p>
        <ButtonLink href="/nothing-left/ask" look="other">
          {t('reduce.link')}
        </ButtonLink>
      </Section>
    ),
  } as const;
  const ways = waysOn({ leftMinor: Math.min(leftMinor ?? 0, 0), canSettle: false, canPause: true });
  return (
    <>
      <Title above={<BackHome />}>{t(`title.${state}`)}</Title>
      <div className="space-y-4">
        {typeof sent === 'string' && <Sent viewer={viewer} id={sent} />}
        {paused === '1' && pause.pause && (
          <div role="status">
            <Note>
              <p>{t('pause.done')}</p>
            </Note>
          </div>
        )}
        <p className="text-22">
          {leftMinor !== null && t('thanks')} {t('notAsked')}
        </p>
        {leftMinor !== null && <Figure leftMinor={leftMinor} />}
        <p>{kind === 'business' ? t('firstOfBusiness') : t('first')}</p>
        <p>{t('free')}</p>
      </div>
      {ways.filter(costsNothing).map((way) => (way in parts ? parts[way as keyof typeof parts] : null))}
      <div className="mt-12">
        <Note title={t('low.title')}>
          <p>
            {t.rich('low.body', {
              name: callable('samaritans').name,
              phone: () => <PhoneLink key="phone" phone={callable('samaritans').phone} inSentence />,
            })}
          </p>
        </Note>
      </div>
      <Section title={t('other.title')} id="other">
        <div>
          <Way href="/budget">{leftMinor === null ? t('other.start') : t('other.change')}</Way>
        </div>
        <div>
          <Way href="/options">{t('other.rest')}</Way>
        </div>
      </Section>
    </>
  );
}

async function Figure({ leftMinor }: { leftMinor: number }) {
  const t = await getTranslations('nothingLeft');
  const { money } = await budgetWords();
  return (
    <div>
      <p>
        {leftMinor < 0
          ? t('short', { amount: money(-leftMinor) })
          : t('figures', { amount: money(leftMinor) })}
      </p>
      <Way href="/budget/working">{t('other.how')}</Way>
    </div>
  );
}

async function Sent({ viewer, id }: { viewer: Parameters<typeof findSent>[0]; id: string }) {
  const found = await findSent(viewer, id);
  if (!found || found.closedAt) return null;
  const t = await getTranslations('nothingLeft.sent');
  return (
    <div role="status">
      <Note title={t('title')}>
        <p>{found.promisedAt ? t('by', { date: await formatInstant(found.promisedAt) }) : t('open')}</p>
        <p>{t('next')}</p>
      </Note>
    </div>
  );
}
