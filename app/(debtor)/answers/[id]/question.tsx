import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/components/form/form-state';
import { ReplyForm } from './reply-form';

/** Room to answer what we asked. Who may not read the question is not asked to answer it. */
export async function Question({ id, mayReply, begun }: { id: string; mayReply: boolean; begun: FormState }) {
  const t = await getTranslations('answers.reply');
  if (!mayReply) return <p>{t('letter')}</p>;
  return (
    <ReplyForm
      begun={begun}
      hidden={{ id, requestId: randomUUID() }}
      words={{ problem: t('problem'), label: t('label'), hint: t('hint'), press: t('press') }}
    />
  );
}
