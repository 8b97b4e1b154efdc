'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { type Choice, Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { Title } from '@/components/heading';
import { sendReduce } from './actions';

type Words = Record<'problem' | 'title' | 'lead' | 'why' | 'words' | 'wordsHint' | 'send', string>;

/** The main reason, and more in one's own words if one likes. */
export function ReduceForm({
  hidden,
  choices,
  words,
  begun,
}: {
  hidden: { holdingId: string; requestId: string };
  choices: readonly Choice[];
  words: Words;
  begun: FormState;
}) {
  const [state, send] = useActionState(sendReduce, begun);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      <Title>{words.title}</Title>
      <p className="mb-8">{words.lead}</p>
      <input type="hidden" name="holdingId" value={hidden.holdingId} />
      <input type="hidden" name="requestId" value={state.values.requestId || hidden.requestId} />
      <div className="space-y-8">
        <Radios
          name="reason"
          label={words.why}
          choices={choices}
          value={state.values.reason}
          error={errorOf(state, 'reason')}
        />
        <WordsField name="words" label={words.words} hint={words.wordsHint} value={state.values.words} />
        <Button>{words.send}</Button>
      </div>
    </form>
  );
}
