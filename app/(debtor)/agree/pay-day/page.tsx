import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { showOffer } from '@/domain/agreeing';
import { readOffer } from '@/domain/offer';
import type { PayDay } from '@/domain/pay-day';
import { begunWith, KeptNote } from '../../kept';
import { readChosen } from '../chosen';
import { weekdayName } from '../pay-day-words';
import { Stopped } from '../stopped';
import { PayDayForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agree.payDay'))('title') };
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** When the person is paid: their pay day decides the days of the plan. */
export default async function PickPayDay({
  searchParams,
}: {
  searchParams: Promise<Record<'o' | 'again' | 'kept', string | string[] | undefined>>;
}) {
  const viewer = await requireDebtor();
  const { o, again, kept } = await searchParams;
  const chosen = readChosen(o);
  const [first] = chosen;
  const offer = first && readOffer(first.offer);
  if (!first || !offer || !('payDay' in offer)) redirect('/options');
  const t = await getTranslations('agree.payDay');
  const agree = await getTranslations('agree');
  const locale = await getLocale();
  const [asking, begun] = await Promise.all([readAsking(viewer), begunWith(viewer, kept)]);
  // What can be arranged at all is said before anything is asked; whether it comes out well depends on the pay day.
  const shown = chosen.map((one) => showOffer(asking, one));
  if (shown.some((one) => !one.ok && one.reason !== 'not-an-offer' && one.reason !== 'changed'))
    return <Stopped asking={asking} chosen={chosen} shown={shown} />;
  const picked = again === undefined ? {} : answersOf(offer.payDay);
  const back = chosen.length > 1 ? '/options/all' : `/options/${first.holdingId}`;
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={back}>{agree('back')}</Way>
      </p>
      <KeptNote begun={begun} />
      <PayDayForm
        begun={{ ...begun, values: { ...picked, ...begun.values } }}
        chosen={chosen.map(({ holdingId, offer }) => `${holdingId}~${offer}`).join(',')}
        frequency={offer.payDay.frequency}
        weekdays={WEEK.map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
        monthDays={[
          { value: 'number', label: t('aDay') },
          { value: 'last', label: t('last') },
          { value: 'last_working', label: t('lastWorking') },
        ]}
        words={{
          problem: agree('problem'),
          title: t('title'),
          lead: t('lead'),
          holiday: t('holiday'),
          weekday: t('weekday'),
          knownOn: t('knownOn'),
          knownHint: t('knownHint'),
          month: t('month'),
          number: t('number'),
          next: t('next'),
          date: { day: t('day'), month: t('monthPart'), year: t('year') },
        }}
      />
    </>
  );
}

/** A pay day that was picked before, as the form asks for it. */
function answersOf(payDay: PayDay): Record<string, string> {
  if (payDay.frequency === 'weekly') return { weekday: String(payDay.weekday) };
  if (payDay.frequency !== 'monthly') {
    const [year = '', month = '', day = ''] = payDay.knownOn.split('-');
    return { 'knownOn-day': day, 'knownOn-month': month, 'knownOn-year': year };
  }
  const { monthDay } = payDay;
  return typeof monthDay === 'number' ? { month: 'number', number: String(monthDay) } : { month: monthDay };
}
