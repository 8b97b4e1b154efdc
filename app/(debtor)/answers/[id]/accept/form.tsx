'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import type { FormState } from '@/components/form/form-state';
import { OwnWord } from '../../../agree/own-word';
import { acceptTheOffer } from './actions';

type AcceptFormProps = {
  id: string;
  /** Whether there is no budget, so that the person's own word is asked for. */
  asksWord: boolean;
  begun: FormState;
  words: Record<'problem' | 'word' | 'keep' | 'press', string>;
};

/** The one press that says yes. */
export function AcceptForm({ id, asksWord, begun, words }: AcceptFormProps) {
  const [state, send] = useActionState(acceptTheOffer, begun);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      <input type="hidden" name="id" value={id} />
      <div className="space-y-8">
        <OwnWord asksWord={asksWord} state={state} words={words} />
        <Button>{words.press}</Button>
      </div>
    </form>
  );
}
