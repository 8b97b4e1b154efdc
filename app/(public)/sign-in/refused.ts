import { getTranslations } from 'next-intl/server';
import { sentValue } from '@/app/read-form';
import type { FormState } from '@/components/form/form-state';
import type { Opened } from '@/db/codes';

/** Fields that are given back as they were typed; never a code. */
const GIVEN_BACK = ['reference', 'channel', 'bornOn-day', 'bornOn-month', 'bornOn-year'];

type Reason = Extract<Opened, { ok: false }>['reason'];

/** A refusal as words beside a field. They say nothing about any case. */
export async function refusedState(field: string, reason: Reason, data: FormData): Promise<FormState> {
  const t = await getTranslations('signIn.refused');
  const values: Record<string, string> = {};
  for (const name of GIVEN_BACK) {
    const value = sentValue(data, name);
    if (value !== '') values[name] = value;
  }
  const message = {
    'did-not-work': t('didNotWork'),
    'not-asked': t('didNotWork'),
    'too-many-from-here': t('fromHere'),
    busy: t('busy'),
  }[reason];
  return { values, errors: [{ field, message }] };
}
