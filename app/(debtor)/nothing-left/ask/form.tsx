'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { type Choice, Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { Title } from '@/components/heading';
import { askForLess } from './actions';

type AskFormProps = {
  above: ReactNode;
  requestId: string;
  begun: FormState;
  debts: readonly Choice[];
  words: {
    putRight: string;
    title: string;
    lead: string;
    which: string;
    reason: string;
    reasons: readonly Choice[];
    words: string;
    wordsHint: string;
    send: string;
  };
};

/** The form that asks for a debt to be lowered or closed. With one debt there is nothing to choose. */
export function AskForm({ above, requestId, begun, debts, words }: AskFormProps) {
  const [state, send] = useActionState(askForLess, begun);
  const [only] = debts;
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      <Title above={above}>{words.title}</Title>
      <input type="hidden" name="requestId" value={requestId} />
      <div className="space-y-8">
        <p>{words.lead}</p>
        {debts.length === 1 && only ? (
          <>
            <p>{only.label}</p>
            <input type="hidden" name="holdingId" value={only.value} />
          </>
        ) : (
          <Radios
            name="holdingId"
            label={words.which}
            choices={debts}
            error={errorOf(state, 'holdingId')}
            value={state.values.holdingId}
          />
        )}
        <Radios
          name="reason"
          label={words.reason}
          choices={words.reasons}
          error={errorOf(state, 'reason')}
          value={state.values.reason}
        />
        <WordsField
          name="words"
          label={words.words}
          hint={words.wordsHint}
          error={errorOf(state, 'words')}
          value={state.values.words}
        />
        <Button>{words.send}</Button>
      </div>
    </form>
  );
}
