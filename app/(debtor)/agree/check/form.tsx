'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { UNTOUCHED } from '@/components/form/form-state';
import { OwnWord } from '../own-word';
import { agreeToPlans } from './actions';

type AgreeFormProps = {
  hidden: { chosen: string; policies: string; fingerprint: string; requestId: string };
  /** Whether there is no budget, so that the person's own word is asked for. */
  asksWord: boolean;
  words: { problem: string; word: string; keep: string; press: string };
};

/** The one press that agrees. What was shown goes with it, so that nothing else can be agreed by it. */
export function AgreeForm({ hidden, asksWord, words }: AgreeFormProps) {
  const [state, send] = useActionState(agreeToPlans, UNTOUCHED);
  // The press keeps its id when the form comes back, so that it stays one press.
  const kept = { ...hidden, requestId: state.values.requestId || hidden.requestId };
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="space-y-8">
        <OwnWord asksWord={asksWord} state={state} words={words} />
        <Button>{words.press}</Button>
      </div>
    </form>
  );
}
