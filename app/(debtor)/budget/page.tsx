import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Note } from '@/components/note';
import { findBudgets } from '@/db/budgets';
import { BackHome } from '../back-home';
import { DraftView } from './draft-view';
import { FinishedView } from './finished-view';
import { StartView } from './start-view';

const NOTES = ['gone', 'saved', 'deleted', 'dropped'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budget'))('title') };
}

/** The person's budget as it stands: not begun, being worked on, or finished. */
export default async function BudgetPage({ searchParams }: PageProps<'/budget'>) {
  const viewer = await requireDebtor();
  const { draft, latest, kind } = await findBudgets(viewer);
  const t = await getTranslations('budget');
  const { note } = await searchParams;
  const showsHealth = viewer.proved === 'contact';
  const shown = NOTES.find((one) => one === note);
  return (
    <>
      <Title above={<BackHome />}>{t('title')}</Title>
      {shown && (
        <div className="mb-8" role="status">
          <Note>
            <p>{t(`note.${shown}`)}</p>
          </Note>
        </div>
      )}
      {draft && <DraftView draft={draft} showsHealth={showsHealth} />}
      {!draft && latest && (
        <FinishedView budget={latest} requestId={randomUUID()} showsHealth={showsHealth} />
      )}
      {!draft && !latest && <StartView kind={kind} requestId={randomUUID()} />}
    </>
  );
}
