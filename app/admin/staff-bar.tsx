import { getTranslations } from 'next-intl/server';
import { QuietButton, SessionBar } from '../session-bar';
import { signOutStaff, signOutStaffEverywhere } from './actions';

/** Until when a member of staff is signed in, and the ways out. */
export async function StaffBar() {
  const t = await getTranslations('staffSignIn.bar');
  return (
    <SessionBar
      kind="staff"
      signOut={signOutStaff}
      words={{
        label: t('label'),
        until: (time) => t('until', { time }),
        stay: t('stay'),
        opens: t('opens'),
        gone: t('gone'),
        out: t('out'),
      }}
    >
      <form action={signOutStaffEverywhere}>
        <QuietButton>{t('everywhere')}</QuietButton>
      </form>
    </SessionBar>
  );
}
