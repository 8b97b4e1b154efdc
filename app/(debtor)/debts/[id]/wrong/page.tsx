import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { formatMoney } from '@/components/money-text';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { type DebtRead, findDebt } from '@/db/debts';
import { COMPONENTS } from '@/domain/debt';
import { DOUBTS } from '@/domain/doubt';
import { begunWith, KeptNote } from '../../../kept';
import { ToldBack } from '../../../telling';
import { DoubtForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('looksWrong'))('title') };
}

// words: debts.lines.*
type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ line?: string | string[]; kept?: string | string[] }>;
};

/** “This looks wrong”: what, and in one's own words if one likes. About a debt that is too old no word is invited. */
export default async function LooksWrong({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, { line: asked, kept }] = [await params, await searchParams];
  const read = await findDebt(viewer, id);
  if (!read || read.debt.tooOldDecision === 'too_old') notFound();
  const t = await getTranslations('looksWrong');
  const told = await getTranslations('telling.told');
  const { holdingId, creditorName: creditor } = read.debt;
  const line = COMPONENTS.find((one) => one === asked && read.makeUp.lines.some(({ kind }) => kind === one));
  const begun = await begunWith(viewer, kept);
  const named = line ? (await getTranslations('debts.lines'))(line, { creditor }) : null;
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={`/debts/${holdingId}`}>{t('back')}</Way>
      </p>
      <KeptNote begun={begun} />
      <DoubtForm
        begun={begun}
        hidden={{ holdingId, line: line ?? '', requestId: randomUUID() }}
        about={named ? t('check.part', { creditor, line: named }) : t('check.whole', { creditor })}
        choices={DOUBTS.map((value) => ({ value, label: t(`doubt.${value}`), hint: t(`hint.${value}`) }))}
        words={{
          problem: t('problem'),
          title: t('title'),
          which: t('which'),
          more: t('words'),
          moreHint: t('wordsHint'),
          carryOn: t('carryOn'),
          checkTitle: t('check.title'),
          doubt: t('check.doubt'),
          about: t('check.about'),
          words: t('check.words'),
          noWords: t('check.noWords'),
          hold: t('check.hold'),
          send: t('check.send'),
          change: t('check.change'),
        }}
      >
        <div className="mb-8 space-y-4">
          <p>
            <About read={read} line={line} named={named} />
          </p>
          <p>{t('lead')}</p>
          <p>{t('old')}</p>
          {read.told.length > 0 && (
            <Note title={told('title')}>
              <p>{told('thanks')}</p>
              <ToldBack told={read.told.slice(0, 1)} />
            </Note>
          )}
        </div>
      </DoubtForm>
    </>
  );
}

async function About({
  read,
  line,
  named,
}: {
  read: DebtRead;
  line: string | undefined;
  named: string | null;
}) {
  const t = await getTranslations('looksWrong');
  const { creditorName: creditor, currency } = read.debt;
  const sum = read.makeUp.lines.find(({ kind }) => kind === line);
  if (!sum || !named) return t('aboutAll', { creditor });
  const amount = formatMoney({ minor: sum.amountMinor, currency }, await getLocale());
  return t('about', { creditor, line: named, amount });
}
