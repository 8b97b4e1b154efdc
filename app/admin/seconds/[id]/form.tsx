'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { secondAnswer } from './actions';
import { UNSECONDED } from './state';

type SecondFormProps = {
  /** What this answers, and the press; `sent` is where it would be kept if their time ran out. */
  hidden: { proposed: string; sent: string; requestId: string };
  /** A word that was kept when their time ran out. */
  note: string;
  /** What has happened since it was written; then it can only be sent back. */
  since: readonly string[];
  words: Record<'problem' | 'stale' | 'note' | 'noteHint' | 'confirm' | 'sendBack', string>;
};

/** Confirming what a colleague wrote, or sending it back to them with a word. */
export function SecondForm({ hidden, note, since: before, words }: SecondFormProps) {
  const [state, send] = useActionState(secondAnswer, { ...UNSECONDED, values: { note } });
  // What changed before the page was made, or under it.
  const since = state.since.length > 0 ? state.since : before;
  // The press keeps its id when the form comes back, so that it stays one press.
  const kept = { ...hidden, requestId: state.values.requestId || hidden.requestId };
  return (
    <form action={send} noValidate className="space-y-6">
      <ErrorSummary state={state} title={words.problem} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {since.length > 0 && (
        <div className="space-y-2 rounded-soft border border-amber-edge bg-amber p-5">
          <p className="font-bold">{words.stale}</p>
          <ul className="list-disc space-y-1 pl-6">
            {since.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      {since.length === 0 && (
        <Button name="step" value="confirm">
          {words.confirm}
        </Button>
      )}
      <WordsField
        name="note"
        label={words.note}
        hint={words.noteHint}
        rows={4}
        value={state.values.note}
        error={errorOf(state, 'note')}
      />
      <Button look="other" name="step" value="back">
        {words.sendBack}
      </Button>
    </form>
  );
}
