import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentStaff, requireStaff } from '@/auth';
import { Title } from '@/components/heading';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffSignIn'))('title') };
}

/** Who is signed in, and as what. */
export default async function Admin() {
  await requireStaff();
  const staff = await currentStaff();
  if (!staff) redirect('/admin/sign-in');
  const t = await getTranslations('staffSignIn.landing');
  const { name, role } = staff.session;
  return (
    <>
      <Title>{t('title', { name })}</Title>
      <p>{t('role', { role: t(`roles.${role}`) })}</p>
    </>
  );
}
