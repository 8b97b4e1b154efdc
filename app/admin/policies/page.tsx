import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { dayOf, now } from '@/clock';
import { Title } from '@/components/heading';
import { listPolicies } from '@/db/policies-all';
import { Versions } from './versions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffPolicies'))('title') };
}

/** What each creditor agrees to at once, in words: the version in force first, then every other. */
export default async function Policies({ searchParams }: PageProps<'/admin/policies'>) {
  const viewer = await requireStaff('policy:read');
  const t = await getTranslations('staffPolicies');
  const creditors = await listPolicies(viewer);
  const asked = (await searchParams).creditor;
  const chosen = creditors.find(({ id }) => id === asked) ?? creditors[0];
  const todayOn = dayOf(viewer.clock ? new Date(viewer.clock) : now());
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-6 max-w-measure">{t('lead')}</p>
      {!chosen && <p>{t('none')}</p>}
      {chosen && (
        <div className="gap-12 desk:grid desk:grid-cols-[16rem_minmax(0,1fr)]">
          <nav aria-label={t('creditors')} className="print:hidden">
            <ul>
              {creditors.map(({ id, name }) => (
                <li key={id}>
                  <a
                    href={`/admin/policies?creditor=${id}`}
                    aria-current={id === chosen.id ? 'true' : undefined}
                    className="inline-flex min-h-11 items-center [&[aria-current]]:font-bold [&[aria-current]]:text-ink [&[aria-current]]:no-underline"
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="mt-8 max-w-measure desk:mt-0">
            <h2 className="text-28">{chosen.name}</h2>
            <Versions creditor={chosen} todayOn={todayOn} />
          </div>
        </div>
      )}
    </>
  );
}
