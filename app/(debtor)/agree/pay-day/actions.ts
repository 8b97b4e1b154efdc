'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { FREQUENCIES } from '@/domain/frequency';
import { readOffer, writeOffer } from '@/domain/offer';
import { isPayDay, type PayDay } from '@/domain/pay-day';
import { placeOfChosen, readChosen, writeChosen } from '../chosen';

/** Puts the person's pay day into what they picked, and goes on to check it. */
export async function pickPayDay(_state: FormState, data: FormData): Promise<FormState> {
  await requireDebtor({ place: `/agree/pay-day${placeOfChosen(data)}`, data });
  const t = await getTranslations('agree.payDay');
  const frequency = FREQUENCIES.find((one) => one === sentValue(data, 'frequency'));
  if (!frequency) redirect('/options');
  const chosen = z.string();
  const asked = {
    weekly: z.object({ chosen, weekday: z.enum(['1', '2', '3', '4', '5', '6', '7'], t('weekdayNeed')) }),
    fortnightly: z.object({ chosen, knownOn: z.iso.date(t('knownNeed')) }),
    four_weekly: z.object({ chosen, knownOn: z.iso.date(t('knownNeed')) }),
    monthly: z.object({
      chosen,
      month: z.enum(['number', 'last', 'last_working'], t('monthNeed')),
      number: z.string().trim(),
    }),
  }[frequency];
  const read = readForm(asked, data, { dates: ['knownOn'] });
  if (!read.ok) return read.state;
  const payDay = payDayOf(frequency, read.input);
  if (!payDay || !isPayDay(payDay)) {
    const number = 'number' in read.input ? read.input.number : '';
    const values = { chosen: read.input.chosen, month: 'number', number };
    return { values, errors: [{ field: 'number', message: t('numberNeed') }] };
  }
  const picked = readChosen(read.input.chosen.split(',')).flatMap(({ holdingId, offer }) => {
    const was = readOffer(offer);
    return was && 'payDay' in was ? [{ holdingId, offer: writeOffer({ ...was, payDay }) }] : [];
  });
  if (picked.length === 0) redirect('/options');
  redirect(`/agree/check${writeChosen(picked)}`);
}

type Answers =
  | { readonly weekday: string }
  | { readonly knownOn: string }
  | { readonly month: 'number' | 'last' | 'last_working'; readonly number: string };

function payDayOf(frequency: PayDay['frequency'], said: Answers): PayDay | null {
  if (frequency === 'weekly') return 'weekday' in said ? { frequency, weekday: Number(said.weekday) } : null;
  if (frequency !== 'monthly') return 'knownOn' in said ? { frequency, knownOn: said.knownOn } : null;
  if (!('month' in said)) return null;
  return { frequency, monthDay: said.month === 'number' ? Number(said.number || Number.NaN) : said.month };
}
