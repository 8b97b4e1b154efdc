'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { askForContactCode } from './actions';

type Words = { putRight: string; label: string; hint: string; email: string; text: string; send: string };

export function ProveForm({
  words,
  requestId,
  children,
}: {
  words: Words;
  requestId: string;
  children: ReactNode;
}) {
  const [state, send] = useActionState(askForContactCode, UNTOUCHED);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      {children}
      <input type="hidden" name="requestId" value={requestId} />
      <div className="space-y-8">
        <Radios
          name="channel"
          label={words.label}
          hint={words.hint}
          error={errorOf(state, 'channel')}
          value={state.values.channel}
          choices={[
            { value: 'email', label: words.email },
            { value: 'text', label: words.text },
          ]}
        />
        <Button>{words.send}</Button>
      </div>
    </form>
  );
}
