import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { formatDay, regionOf } from '@/components/date-text';
import { Section, Title } from '@/components/heading';
import { Attention, Note } from '@/components/note';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import { callable } from '@/content/free-help';
import { contact } from '@/content/registry';
import { BUNDLED_RESOURCES } from '@/db/bundled-resources';
import { type CrisisLines, crisisLines } from '@/domain/crisis-lines';
import { NATIONS, type Nation } from '@/domain/nation';
import type { Resource } from '@/domain/resources';
import { LineList } from './line-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('crisis'))('title') };
}

/**
 * Crisis lines of every nation, without choosing; a chosen one comes first. It reads no database: it stands when
 * everything else is down (decision 0065).
 */
export default async function Crisis({ searchParams }: PageProps<'/help/crisis'>) {
  const { nation: asked } = await searchParams;
  return <CrisisSheet chosen={NATIONS.find((one) => one === asked) ?? null} />;
}

function CrisisSheet({ chosen }: { chosen: Nation | null }) {
  const t = useTranslations('crisis');
  const everywhere = pick(null, (one) => one.nations.length === NATIONS.length);
  const nations = chosen ? [chosen, ...NATIONS.filter((one) => one !== chosen)] : NATIONS;
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-8 text-22">{t('lead')}</p>
      <Attention title={t('danger.title')}>
        <p>
          {t.rich('danger.body', {
            phone: () => <PhoneLink phone={callable('emergency-services').phone} inSentence />,
          })}
        </p>
      </Attention>
      <p className="mt-4 text-16 text-soft-ink">{t('bill')}</p>
      <Section title={t('everywhere')} id="everywhere">
        <LineList title={t('listen')} lines={everywhere.talk} />
        <LineList title={t('text')} lines={everywhere.text} />
      </Section>
      <PutFirst />
      {nations.map((nation) => {
        const lines = pick(nation, (one) => one.nations.length < NATIONS.length);
        return (
          <Section key={nation} title={t(`nation.${nation}`)} id={nation}>
            <LineList lines={lines.talk} />
            <LineList lines={lines.text} />
            <LineList title={t('abuse')} lines={lines.abuse} />
          </Section>
        );
      })}
      <HowFresh />
      <div className="mt-12">
        <Note title={t('money.title')}>
          <p>{t('money.body')}</p>
          <Way href="/help">{t('money.link')}</Way>
        </Note>
      </div>
    </>
  );
}

/** The lines of a nation, or of all, that a section shows; emergencies stand above them all. */
function pick(nation: Nation | null, isShown: (line: Resource) => boolean): Omit<CrisisLines, 'danger'> {
  return crisisLines(BUNDLED_RESOURCES.filter(isShown), nation);
}

/** One honest sentence for all of them, instead of a date in every line that somebody in a crisis has to read past. */
function HowFresh() {
  const t = useTranslations('crisis.seen');
  const locale = useLocale();
  const { danger, ...lines } = crisisLines(BUNDLED_RESOURCES, null);
  const shown = [...danger, ...Object.values(lines).flat()].map((line) => contact(line.id));
  const oldest = shown.flatMap((one) => one.checkedOn ?? []).sort()[0];
  const undated = shown.filter((one) => one.checkedOn === null && !danger.some(({ id }) => id === one.id));
  return (
    <p className="mt-8 text-16 text-soft-ink">
      {oldest && t('oldest', { date: formatDay(oldest, locale) })}{' '}
      {undated.length > 0 &&
        t('undated', {
          names: new Intl.ListFormat(regionOf(locale)).format(undated.map((one) => one.name)),
        })}
    </p>
  );
}

function PutFirst() {
  const t = useTranslations('crisis');
  return (
    <nav aria-labelledby="put-first" className="mt-12 print:hidden">
      <h2 id="put-first" className="font-bold">
        {t('choose')}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {NATIONS.map((nation) => (
          <li key={nation}>
            <Way href={`/help/crisis?nation=${nation}#${nation}`}>{t(`pick.${nation}`)}</Way>
          </li>
        ))}
      </ul>
    </nav>
  );
}
