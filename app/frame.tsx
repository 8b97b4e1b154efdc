import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Contact } from '@/components/help-footer';
import { PageFrame } from '@/components/page-frame';
import { env } from '@/env';

/** A number that Ofcom keeps for drama: it never rings anyone. */
const MADE_UP_PHONE = '020 7946 0018';

/** The page frame with this copy's own name and contact. Call it only while a request is being answered. */
export async function Frame({ children }: { children: ReactNode }) {
  return (
    <PageFrame organisation={env().ORGANISATION} contact={await findContact()}>
      {children}
    </PageFrame>
  );
}

/** The person to call. Outside production a made-up one stands in; in production nothing is ever made up. */
async function findContact(): Promise<Contact | undefined> {
  const { CONTACT_NAME: name, CONTACT_PHONE: phone, CONTACT_HOURS: hours, EVENKEEL_ENV } = env();
  if (name && phone && hours) return { name, phone, hours, madeUp: false };
  if (EVENKEEL_ENV === 'production') return undefined;
  const t = await getTranslations('shell.help');
  return { name: t('madeUpName'), phone: MADE_UP_PHONE, hours: t('madeUpHours'), madeUp: true };
}
