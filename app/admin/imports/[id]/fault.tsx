import { getTranslations } from 'next-intl/server';
import { Attention } from '@/components/note';
import { Way } from '@/components/way';
import type { Run } from '@/db/import-history';
import type { FileFaultReason } from '@/db/import-read';

/** Every reason, so that a new one needs its words. */
const REASONS: Readonly<Record<FileFaultReason, true>> = {
  'empty-file': true,
  'column-twice': true,
  'column-missing': true,
  'no-such-file': true,
  'not-the-file-tried': true,
  'not-utf-8': true,
  'quote-out-of-place': true,
  'row-too-long': true,
};

/** Why a file could not be read, and where. */
export async function Fault({ run }: { run: Run }) {
  const t = await getTranslations('staffImports');
  const { fault, line, column, field } = run.summary;
  return (
    <div className="space-y-4">
      <Attention title={t('run.fault.title')}>
        {line > 0 && (
          <p>
            {field
              ? t('run.fault.placeField', { line, column, field })
              : t('run.fault.place', { line, column })}
          </p>
        )}
        {isReason(fault) && <p>{t(`run.fault.reason.${fault}`)}</p>}
        <p>{t('run.fault.words')}</p>
      </Attention>
      <p>
        <Way href="/admin/imports/new">{t('new')}</Way>
      </p>
    </div>
  );
}

function isReason(fault: string | null): fault is FileFaultReason {
  return fault !== null && Object.hasOwn(REASONS, fault);
}
