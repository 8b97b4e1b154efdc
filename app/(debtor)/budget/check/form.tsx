'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { Title } from '@/components/heading';
import { finish } from './actions';

/** The last page of a budget: all of it, room for the person's own words, and the press that finishes it. */
export function CheckForm({
  above,
  budgetId,
  note,
  words,
  children,
}: {
  above: ReactNode;
  budgetId: string;
  note: string;
  words: { putRight: string; title: string; lead: string; note: string; noteHint: string; finish: string };
  children: ReactNode;
}) {
  const [state, send] = useActionState(finish, UNTOUCHED);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      <Title above={above}>{words.title}</Title>
      <p>{words.lead}</p>
      {children}
      <input type="hidden" name="budgetId" value={budgetId} />
      <div className="mt-12 space-y-8">
        <WordsField
          name="note"
          label={words.note}
          hint={words.noteHint}
          error={errorOf(state, 'note')}
          value={state.errors.length > 0 ? state.values.note : note}
          rows={4}
        />
        <Button>{words.finish}</Button>
      </div>
    </form>
  );
}
