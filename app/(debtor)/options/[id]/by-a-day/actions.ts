'use server';

import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { debtMeant, readAsking } from '@/db/proposals';
import { factsFor } from '@/domain/asking';
import { writeOffer } from '@/domain/offer';
import { proposalFor } from '@/domain/proposal';
import { writeChosen } from '../../../agree/chosen';

/** Takes a day for all of it to be checked; a day that is gone or does not exist is asked for again. */
export async function offerADay(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/options/${sentValue(data, 'holdingId')}/by-a-day`, data });
  const t = await getTranslations('options.byADay');
  const asked = z.object({ holdingId: z.uuid(), on: z.iso.date(t('need')) });
  const read = readForm(asked, data, { dates: ['on'] });
  if (!read.ok) return read.state;
  const { holdingId, on } = read.input;
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, holdingId);
  const facts = debt && factsFor(asking, debt);
  if (!facts) notFound();
  const offer = { way: 'day', on } as const;
  if (!proposalFor(facts, offer).ok) {
    const [year = '', month = '', day = ''] = on.split('-');
    const values = { holdingId, 'on-day': day, 'on-month': month, 'on-year': year };
    return { values, errors: [{ field: 'on', message: t('need') }] };
  }
  redirect(`/agree/check${writeChosen([{ holdingId, offer: writeOffer(offer) }])}`);
}
