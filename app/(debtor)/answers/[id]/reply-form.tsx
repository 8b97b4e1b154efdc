'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { replyToUs } from './actions';

/** The person's answer in their own words. */
export function ReplyForm({
  hidden,
  begun,
  words,
}: {
  hidden: { id: string; requestId: string };
  begun: FormState;
  words: Record<'problem' | 'label' | 'hint' | 'press', string>;
}) {
  const [state, send] = useActionState(replyToUs, begun);
  return (
    <form action={send} noValidate className="space-y-4 print:hidden">
      <ErrorSummary state={state} title={words.problem} />
      <input type="hidden" name="id" value={hidden.id} />
      <input type="hidden" name="requestId" value={state.values.requestId || hidden.requestId} />
      <WordsField
        name="words"
        label={words.label}
        hint={words.hint}
        value={state.values.words}
        error={errorOf(state, 'words')}
      />
      <Button>{words.press}</Button>
    </form>
  );
}
