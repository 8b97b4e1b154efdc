import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/button';
import { Attention, Note } from '@/components/note';
import { Way } from '@/components/way';
import type { Run } from '@/db/import-history';
import { loadAccounts, tryAgain } from './actions';
import { Fault } from './fault';
import { KeepLooking } from './keep-looking';

type Props = { run: Run; mayRun: boolean; hasFile: boolean };

/** How a run stands, and the one thing that can be done about it. */
export async function Standing({ run, mayRun, hasFile }: Props) {
  switch (run.state) {
    case 'running':
      return <Running run={run} />;
    case 'stopped':
      return <Stopped run={run} mayRun={mayRun} hasFile={hasFile} />;
    case 'not-such-a-file':
      return <Fault run={run} />;
    case 'tried':
      return <Tried run={run} mayRun={mayRun} hasFile={hasFile} />;
    case 'loaded':
    case 'nothing-loaded':
      return <Ended run={run} />;
  }
}

const EVERY_MS = 2_000;

async function Running({ run }: { run: Run }) {
  const t = await getTranslations('staffImports.run.running');
  const { id, isTry, step, bytes, bytesRead } = run;
  const isCounted = step === 'reading' && bytes !== null;
  return (
    <div className="space-y-4">
      <h2 className="text-22">{isTry ? t('title') : t('loadingTitle')}</h2>
      <p role="status">{t(`step.${step}`)}</p>
      <progress
        aria-label={t('progress')}
        className="block h-3 w-full accent-action"
        {...(isCounted ? { max: Math.max(bytes, 1), value: bytesRead } : {})}
      />
      <p>{t('leave')}</p>
      <p>
        <Way href={`/admin/imports/${id}`}>{t('again')}</Way>
      </p>
      <KeepLooking everyMs={EVERY_MS} />
    </div>
  );
}

async function Stopped({ run, mayRun, hasFile }: Props) {
  const t = await getTranslations('staffImports.run');
  const tryId = run.tryId ?? run.id;
  return (
    <div className="space-y-4">
      <Attention title={t('stopped.title')}>
        <p>{t('stopped.words')}</p>
        {!hasFile && <p>{t('stopped.gone')}</p>}
      </Attention>
      {mayRun && hasFile && (
        <Press
          action={run.isTry ? tryAgain : loadAccounts}
          tryId={tryId}
          words={run.isTry ? t('stopped.tryAgain') : t('tried.load')}
        />
      )}
    </div>
  );
}

async function Tried({ run, mayRun, hasFile }: Props) {
  const t = await getTranslations('staffImports.run');
  const { id, summary, loading } = run;
  if (loading && loading.state !== 'stopped')
    return <Loading id={loading.id} isDone={loading.state !== 'running'} />;
  const { held, refused } = summary;
  const taken = summary.accepted + summary.updated;
  const isEmpty = taken + held === 0;
  return (
    <div className="space-y-4">
      <h2 className="text-22">{t('tried.title')}</h2>
      <p>
        {t('tried.words', { taken })} {t('tried.rest', { held, refused })}
      </p>
      {loading && <p>{t('tried.stoppedBefore')}</p>}
      {isEmpty && <p>{t('tried.nothing')}</p>}
      {!isEmpty && !hasFile && <p>{t('tried.gone')}</p>}
      {!isEmpty && hasFile && !mayRun && <p>{t('tried.mayNot')}</p>}
      {!isEmpty && hasFile && mayRun && <Press action={loadAccounts} tryId={id} words={t('tried.load')} />}
    </div>
  );
}

/** A dry run whose accounts somebody loads, or has. */
async function Loading({ id, isDone }: { id: string; isDone: boolean }) {
  const t = await getTranslations('staffImports.run');
  return (
    <Note title={isDone ? t('loaded.title') : t('running.loadingTitle')}>
      <p>
        <Way href={`/admin/imports/${id}`}>{t('tried.see')}</Way>
      </p>
    </Note>
  );
}

async function Ended({ run }: { run: Run }) {
  const t = await getTranslations('staffImports.run');
  const { summary, state } = run;
  const taken = summary.accepted + summary.updated;
  if (state === 'nothing-loaded')
    return (
      <Note title={t('nothing-loaded.title')}>
        <p>{t('nothing-loaded.words')}</p>
      </Note>
    );
  return (
    <Note title={t('loaded.title')}>
      <p>{t('loaded.words', { taken })}</p>
      {summary.held > 0 && <p>{t('loaded.held')}</p>}
    </Note>
  );
}

/** One button, once: however often it is pressed, the first press counts. */
function Press({
  action,
  tryId,
  words,
}: {
  action: (data: FormData) => Promise<void>;
  tryId: string;
  words: string;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="tryId" value={tryId} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <Button>{words}</Button>
    </form>
  );
}
