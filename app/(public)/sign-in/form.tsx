'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState, UNTOUCHED } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';
import type signIn from '@/content/en/sign-in.json';
import { askAsBusiness, askAsPerson } from './actions';

export type AskWords = Pick<
  typeof signIn,
  'putRight' | 'reference' | 'bornOn' | 'letterCode' | 'channel' | 'next'
>;

/** What a person gives to be found, and how they want the code. Made with the page: `requestId` tells presses apart. */
export function AskForm({
  children,
  as,
  words,
  requestId,
}: {
  as: 'person' | 'business';
  words: AskWords;
  requestId: string;
  children: ReactNode;
}) {
  const [state, send] = useActionState(as === 'business' ? askAsBusiness : askAsPerson, UNTOUCHED);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      {children}
      <input type="hidden" name="requestId" value={requestId} />
      <div className="space-y-8">
        <TextField
          name="reference"
          label={words.reference.label}
          hint={words.reference.hint}
          error={errorOf(state, 'reference')}
          value={state.values.reference}
          width="medium"
          autoComplete="username"
        />
        {as === 'business' ? (
          <LetterCode state={state} words={words} />
        ) : (
          <BornOn state={state} words={words} />
        )}
        <Radios
          name="channel"
          label={words.channel.label}
          hint={words.channel.hint}
          error={errorOf(state, 'channel')}
          value={state.values.channel}
          choices={(['email', 'text', 'letter'] as const).map((value) => ({
            value,
            label: words.channel[value],
          }))}
        />
        <Button>{words.next}</Button>
      </div>
    </form>
  );
}

function BornOn({ state, words: { bornOn } }: { state: FormState; words: AskWords }) {
  return (
    <DateField
      name="bornOn"
      label={bornOn.label}
      hint={bornOn.hint}
      words={bornOn}
      error={errorOf(state, 'bornOn')}
      values={state.values}
      birthday
    />
  );
}

function LetterCode({ state, words: { letterCode } }: { state: FormState; words: AskWords }) {
  return (
    <TextField
      name="letterCode"
      label={letterCode.label}
      hint={letterCode.hint}
      error={errorOf(state, 'letterCode')}
      width="medium"
    />
  );
}
