import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentDebtor, requireDebtor } from '@/auth';
import { Button } from '@/components/button';
import { Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { listSessions, type SignedInPlace } from '@/db/sessions';
import { parseDevice } from '@/domain/device';
import { formatInstant } from '../../instants';
import { BackHome } from '../back-home';
import { signOutEverywhere, signOutPlace } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('places.title') };
}

/** Every place where this person is signed in, with a way to end each and all of them. */
export default async function SignedIn() {
  const viewer = await requireDebtor();
  const here = await currentDebtor();
  if (!here) redirect('/sign-in');
  const t = await getTranslations('signIn.places');
  const places = await listSessions(viewer);
  return (
    <>
      <Title above={<BackHome />}>{t('title')}</Title>
      <p className="mb-6">{t('lead')}</p>
      <Lines>
        {places.map((place) => (
          <Place key={place.id} place={place} isHere={place.id === here.session.id} />
        ))}
      </Lines>
      <form action={signOutEverywhere} className="mt-8 space-y-4">
        <p>{t('everywhereAbout')}</p>
        <Button>{t('everywhere')}</Button>
      </form>
    </>
  );
}

async function Place({ place, isHere }: { place: SignedInPlace; isHere: boolean }) {
  const t = await getTranslations('signIn.places');
  const { browser, system } = parseDevice(place.device);
  const device = t('device', { browser: t(`browser.${browser}`), system: t(`system.${system}`) });
  const [time, seen] = [await formatInstant(place.createdAt), await formatInstant(place.lastSeenAt)];
  return (
    <li className="flex flex-wrap items-center justify-between gap-4">
      <div>
        <p className="font-bold">{device}</p>
        <p className="text-16 text-soft-ink">{t('since', { time, seen })}</p>
        {isHere && <p className="text-16">{t('here')}</p>}
      </div>
      <form action={signOutPlace}>
        <input type="hidden" name="id" value={place.id} />
        <Button look="other">
          {t('out')}
          <span className="sr-only">&nbsp;({device})</span>
        </Button>
      </form>
    </li>
  );
}
