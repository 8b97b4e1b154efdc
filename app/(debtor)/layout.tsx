import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { signedInUntil } from '@/auth';
import { Way } from '@/components/way';
import { Frame } from '../frame';
import { SessionBar } from '../session-bar';
import { signOut } from './actions';

/**
 * The sheet of every page behind sign-in. It guards nothing: each page begins with requireDebtor(). What is seldom wanted
 * stands below the page, so that on a phone the page begins with its title.
 */
export default async function DebtorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('signIn.bar');
  return (
    <Frame>
      <SessionBar
        kind="debtor"
        signOut={signOut}
        words={{
          label: t('label'),
          until: (time) => t('until', { time }),
          stay: t('stay'),
          opens: t('opens'),
          gone: t('gone'),
          out: t('out'),
        }}
      />
      {children}
      {(await signedInUntil('debtor')) && (
        <p className="mt-16 border-t border-hairline pt-4 text-16 print:hidden">
          <Way href="/signed-in">{t('places')}</Way>
        </p>
      )}
    </Frame>
  );
}
