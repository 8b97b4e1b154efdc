import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentStaff } from '@/auth';
import { Button } from '@/components/button';
import { Title } from '@/components/heading';
import { Attention, Note } from '@/components/note';
import { hasProvider } from '@/env';
import { PasswordForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffSignIn'))('title') };
}

/** Where staff begin: email and password, or the operator’s own sign-in where there is one. */
export default async function StaffSignIn({
  searchParams,
}: {
  searchParams: Promise<{ error?: string; kept?: string }>;
}) {
  if (await currentStaff()) redirect('/admin');
  const t = await getTranslations('staffSignIn');
  const { error, kept } = await searchParams;
  const refused = error !== undefined;
  return (
    <>
      {refused && (
        <div className="mb-8">
          <Attention title={t('putRight')}>
            <p>{t('notKnown')}</p>
          </Attention>
        </div>
      )}
      <PasswordForm
        words={{ putRight: t('putRight'), email: t('email'), password: t('password'), next: t('next') }}
      >
        <Title>{t('title')}</Title>
        {kept !== undefined && (
          <div role="status" className="mb-8">
            <Note title={t('kept.title')}>
              <p>{t('kept.body')}</p>
            </Note>
          </div>
        )}
      </PasswordForm>
      {hasProvider() && (
        <form action="/api/auth/signin/oidc" method="post" className="mt-8">
          <Button look="other">{t('provider')}</Button>
        </form>
      )}
    </>
  );
}
