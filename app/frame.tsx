import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/page-frame';
import { ourContact } from '@/content/our-contact';
import { env } from '@/env';

/** The page frame with this copy's own name and contact. Call it only while a request is being answered. */
export async function Frame({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  const t = await getTranslations('shell.help');
  const contact = ourContact(env(), { madeUpName: t('madeUpName'), madeUpHours: t('madeUpHours') });
  return (
    <PageFrame organisation={env().ORGANISATION} contact={contact} isWide={isWide}>
      {children}
    </PageFrame>
  );
}
