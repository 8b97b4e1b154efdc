import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { DateText, regionOf } from '@/components/date-text';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Way } from '@/components/way';
import { type Guide, type GuideSection, guide, isGuideSlug } from '@/content/guides';
import { Blocks } from './blocks';

export async function generateMetadata({ params }: PageProps<'/guides/[slug]'>): Promise<Metadata> {
  return { title: (await readGuide(params)).title };
}

/** One guide, whole on one page so that it can be printed or read out, with its day and what it rests on. */
export default async function GuidePage({ params }: PageProps<'/guides/[slug]'>) {
  return <GuideSheet guide={await readGuide(params)} />;
}

async function readGuide(params: PageProps<'/guides/[slug]'>['params']): Promise<Guide> {
  const { slug } = await params;
  return isGuideSlug(slug) ? guide(slug, await getLocale()) : notFound();
}

function GuideSheet({ guide }: { guide: Guide }) {
  const t = useTranslations('guidesPage');
  return (
    <>
      <Title above={<Back />}>{guide.title}</Title>
      <p className="text-22">{guide.summary}</p>
      <p className="mt-4 text-16 text-soft-ink">
        {t('notAdvice')} {t.rich('dated', { date: () => <DateText on={guide.datedOn} /> })}
      </p>
      {guide.sections.length > 3 && <Contents sections={guide.sections} />}
      {guide.sections.map((section, at) => (
        <Section key={section.heading} title={section.heading} id={idOf(at)}>
          {section.nations && <ForNations nations={section.nations} />}
          <Blocks blocks={section.blocks} />
        </Section>
      ))}
      <Section title={t('sources')} id="sources">
        <Points>
          {guide.sources.map((source) => (
            <li key={source} className="text-16">
              {source}
            </li>
          ))}
        </Points>
      </Section>
      <Section title={t('more.title')} id="more">
        <p>{t('more.body')}</p>
        <Way href="/help">{t('more.link')}</Way>
      </Section>
    </>
  );
}

function Back() {
  const t = useTranslations('guidesPage');
  return (
    <p className="-mt-4 mb-2 print:hidden">
      <Way href="/guides">{t('all')}</Way>
    </p>
  );
}

/** A long guide says first what is in it, so that nobody has to read all of it to find one thing. */
function Contents({ sections }: { sections: readonly GuideSection[] }) {
  const t = useTranslations('guidesPage');
  return (
    <nav aria-labelledby="contents" className="mt-8 print:hidden">
      <h2 id="contents" className="font-bold">
        {t('contents')}
      </h2>
      <ul>
        {sections.map((section, at) => (
          <li key={section.heading}>
            <Way href={`#${idOf(at)}`}>{section.heading}</Way>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ForNations({ nations }: { nations: NonNullable<GuideSection['nations']> }) {
  const t = useTranslations('guidesPage');
  const names = nations.map((nation) => t(`nation.${nation}`));
  return (
    <p className="text-16 text-soft-ink">
      {t('for', { nations: new Intl.ListFormat(regionOf(useLocale())).format(names) })}
    </p>
  );
}

function idOf(at: number): string {
  return `part-${at + 1}`;
}
