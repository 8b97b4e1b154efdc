import { getTranslations } from 'next-intl/server';
import { type FormState, UNTOUCHED } from '@/components/form/form-state';
import { Note } from '@/components/note';
import { readKept } from '@/db/kept-forms';
import type { DebtorViewer } from '@/domain/viewer';

/** How a form begins: as nobody has sent it yet, or with what was typed when the person's session ended. */
export async function begunWith(
  viewer: DebtorViewer,
  kept: string | readonly string[] | undefined,
): Promise<FormState> {
  const values = typeof kept === 'string' ? await readKept(viewer, kept) : null;
  return values ? { values: { ...values }, errors: [] } : UNTOUCHED;
}

/** Says that what stands in the form was typed before, and that nobody has had it yet. */
export async function KeptNote({ begun }: { begun: FormState }) {
  if (begun === UNTOUCHED) return null;
  const t = await getTranslations('kept');
  return (
    <div role="status" className="mb-8">
      <Note title={t('title')}>
        <p>{t('body')}</p>
      </Note>
    </div>
  );
}
