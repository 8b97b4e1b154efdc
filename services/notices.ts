import { createTranslator } from 'use-intl/core';
import notices from '@/content/en/notices.json' with { type: 'json' };
import { digitsOf } from '@/db/asks';
import type { Waiting } from '@/db/outbox';

/** Every message that can be sent. Its words are made when it is sent, and stand nowhere before. */
export const TEMPLATES = ['sign-in-code', 'news'] as const;

/**
 * A waiting message in words; null where it is too late for them to be any use, or nobody knows the template. Subject
 * and first line name no debt, no amount and nobody who is owed.
 */
export function renderNotice({
  template,
  channel,
  details,
  ageSeconds,
}: Waiting): { subject: string; text: string } | null {
  const t = createTranslator({ locale: 'en', messages: { notices }, namespace: 'notices' });
  // There is something to read, and that is all: what it is about, who for and how much stay behind sign-in.
  if (template === 'news') return { subject: t('news.subject'), text: t(`news.${channel}`) };
  if (template !== 'sign-in-code' || typeof details.codeId !== 'string') return null;
  // The code inside has ended by then.
  if (ageSeconds > 10 * 60) return null;
  const code = digitsOf(details.codeId);
  const text = channel === 'email' ? t('signInCode.email', { code }) : t('signInCode.text', { code });
  return { subject: t('signInCode.subject'), text };
}
