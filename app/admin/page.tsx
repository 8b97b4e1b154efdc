import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentStaff, requireStaff } from '@/auth';
import { Title } from '@/components/heading';
import { WHOLE_QUEUE } from '@/domain/queue';
import { may } from '@/domain/viewer';
import { Queue } from './queue/queue';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffNav'))('label') };
}

/** Who is signed in, and as what; and for those who may see it, what waits. */
export default async function Admin() {
  const viewer = await requireStaff();
  const staff = await currentStaff();
  if (!staff) redirect('/admin/sign-in');
  const t = await getTranslations('staffSignIn.landing');
  const { name, role } = staff.session;
  const who = (
    <p className="mb-2 text-soft-ink">
      {t('title', { name })}. {t('role', { role: t(`roles.${role}`) })}
    </p>
  );
  if (may(viewer, 'queue:read')) return <Queue viewer={viewer} asked={{ filter: WHOLE_QUEUE }} above={who} />;
  return (
    <>
      <Title>{t('title', { name })}</Title>
      <p>{t('role', { role: t(`roles.${role}`) })}</p>
    </>
  );
}
