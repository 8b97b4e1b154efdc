'use server';

import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { debtMeant, readAsking } from '@/db/proposals';
import { factsFor } from '@/domain/asking';
import { FREQUENCIES } from '@/domain/frequency';
import { parseMoney } from '@/domain/money';
import { type Offer, writeOffer } from '@/domain/offer';
import { type OfferFacts, proposalFor } from '@/domain/proposal';
import { writeChosen } from '../../../agree/chosen';
import { startingDay } from '../../starting-day';

/** Takes an amount or months of the person's own to the pay day. What is no amount is said here, before going on. */
export async function offerOwn(_state: FormState, data: FormData): Promise<FormState> {
  const place = `/options/${sentValue(data, 'holdingId')}/own?way=${sentValue(data, 'way')}`;
  const viewer = await requireDebtor({ place, data });
  const t = await getTranslations('options.own');
  const asked = z.object({
    holdingId: z.uuid(),
    way: z.enum(['amount', 'months', 'little']),
    every: z.enum(FREQUENCIES, t('everyNeeded')),
    size: z.string(),
  });
  const read = readForm(asked, data);
  if (!read.ok) return read.state;
  const { holdingId, way, every, size } = read.input;
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, holdingId);
  const facts = debt && factsFor(asking, debt);
  if (!facts) notFound();
  const refuse = (message: string): FormState => ({
    values: { holdingId, way, every, size },
    errors: [{ field: 'size', message }],
  });
  const payDay = startingDay(facts, every);
  const offer = way === 'months' ? monthsOf(size, payDay) : amountOf(way, size, payDay);
  if (!offer) return refuse(way === 'months' ? t('monthsNeeded') : t('amountNeeded'));
  const fitting = thatEnds(facts, offer);
  if (!fitting) return refuse(way === 'months' ? t('monthsNeeded') : t('amountNeeded'));
  redirect(`/agree/pay-day${writeChosen([{ holdingId, offer: writeOffer(fitting) }])}`);
}

/** The offer; an amount that would not end in a lifetime is a little for now, so that no amount is too small for a person. */
function thatEnds(facts: OfferFacts, offer: Offer): Offer | null {
  const worked = proposalFor(facts, offer);
  if (worked.ok) return offer;
  return worked.reason === 'never-ends' && offer.way === 'amount' ? { ...offer, way: 'little' } : null;
}

function monthsOf(size: string, payDay: (Offer & { way: 'months' })['payDay']): Offer | null {
  const months = /^\s*\d{1,3}\s*$/.test(size) ? Number(size) : 0;
  return months >= 1 && months <= 360 ? { way: 'months', months, payDay } : null;
}

function amountOf(
  way: 'amount' | 'little',
  size: string,
  payDay: (Offer & { way: 'amount' })['payDay'],
): Offer | null {
  const money = parseMoney(size);
  return money.ok && money.minor > 0 ? { way, amountMinor: money.minor, payDay } : null;
}
