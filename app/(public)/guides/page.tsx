import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import { GUIDE_SLUGS, guide } from '@/content/guides';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guidesPage'))('title') };
}

/** Every guide, by what it is about. Nothing here needs the database. */
export default function Guides() {
  const t = useTranslations('guidesPage');
  const locale = useLocale();
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-8 text-22">{t('lead')}</p>
      <Lines>
        {GUIDE_SLUGS.map((slug) => guide(slug, locale)).map((one) => (
          <li key={one.slug}>
            <Way href={`/guides/${one.slug}`}>
              <span className="font-bold">{one.title}</span>
            </Way>
            <p>{one.summary}</p>
          </li>
        ))}
      </Lines>
    </>
  );
}
