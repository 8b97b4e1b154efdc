'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { type Choice, Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { MoneyField, TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import { offerOwn } from './actions';

type OwnFormProps = {
  hidden: { holdingId: string; way: 'amount' | 'months' | 'little' };
  every: string;
  begun: FormState;
  choices: readonly Choice[];
  words: { problem: string; title: string; label: string; hint: string; every: string; next: string };
};

/** One amount or one number of months, and how often. */
export function OwnForm({ hidden, every, begun, choices, words }: OwnFormProps) {
  const [state, send] = useActionState(offerOwn, begun);
  const field = {
    name: 'size',
    label: words.label,
    hint: words.hint,
    error: errorOf(state, 'size'),
    value: state.values.size,
  };
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      <Title>{words.title}</Title>
      <input type="hidden" name="holdingId" value={hidden.holdingId} />
      <input type="hidden" name="way" value={hidden.way} />
      <div className="space-y-8">
        {hidden.way === 'months' ? (
          <TextField {...field} inputMode="numeric" width="short" />
        ) : (
          <MoneyField {...field} sign="£" />
        )}
        <Radios
          name="every"
          label={words.every}
          choices={choices}
          value={state.values.every ?? every}
          error={errorOf(state, 'every')}
        />
        <Button>{words.next}</Button>
      </div>
    </form>
  );
}
