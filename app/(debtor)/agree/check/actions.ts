'use server';

import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { type AgreeResult, agreePlans } from '@/db/plans';
import { readAsking } from '@/db/proposals';
import { requestIdOf } from '../../request-id';
import { type Chosen, placeOfChosen, readChosen, writeChosen } from '../chosen';
import { wordsShown } from '../words-shown';

/** Agrees what was shown, or sends it to a person. Where anything has changed since, it is shown again and nothing is agreed. */
export async function agreeToPlans(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/agree/check${placeOfChosen(data)}`, data });
  const t = await getTranslations('agree.check');
  const asked = z.object({
    chosen: z.string(),
    policies: z.string(),
    fingerprint: z.string(),
    requestId: z.uuid(),
    asksWord: z.string(),
    keep: z.string(),
  });
  const read = readForm(asked, data);
  if (!read.ok) redirect('/options');
  const { fingerprint, requestId, asksWord, keep, ...rest } = read.input;
  if (asksWord === 'yes' && keep !== 'yes')
    return { values: { requestId, keep }, errors: [{ field: 'keep', message: t('keepNeed') }] };
  const chosen = readChosen(rest.chosen.split(','));
  if (chosen.length === 0) redirect('/options');
  const policies = rest.policies.split(',');
  const result = await agreePlans(viewer, {
    asked: chosen.map((one, at) => ({ ...one, policyId: policies[at] ?? '' })),
    fingerprint,
    canKeepTo: true,
    requestId: requestIdOf(viewer, requestId),
    language: await getLocale(),
    sayWords: await wordsShown(await readAsking(viewer)),
  });
  return leave(result, chosen);
}

/** Where a press leads: to what was agreed or sent, to what stands already, or back to look again. */
function leave(result: AgreeResult, chosen: readonly Chosen[]): never {
  if (result.ok) {
    const [planId] = result.planIds;
    const [sentId] = result.sentIds;
    if (planId) redirect(`/plans/${planId}?new=yes`);
    if (sentId) redirect(`/agree/sent/${sentId}`);
    redirect('/options');
  }
  switch (result.reason) {
    case 'on-plan':
      redirect(`/plans/${'planId' in result ? result.planId : ''}?already=yes`);
      break;
    case 'sent':
      redirect(`/agree/sent/${'submissionId' in result ? result.submissionId : ''}`);
      break;
    case 'erased':
    case 'not-there':
      notFound();
      break;
    default:
      redirect(`/agree/check${writeChosen(chosen)}&changed=yes`);
  }
}
