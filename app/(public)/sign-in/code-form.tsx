'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState, UNTOUCHED } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';

export type CodeWords = { putRight: string; label: string; hint?: string; send: string };

/** One code and one button. What was typed is never given back: it would stand in the page in clear. */
export function CodeForm({
  action,
  words,
  digits = false,
  children,
}: {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  words: CodeWords;
  digits?: boolean;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, UNTOUCHED);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      {children}
      <div className="space-y-8">
        <TextField
          name="code"
          label={words.label}
          hint={words.hint}
          error={errorOf(state, 'code')}
          width="medium"
          autoComplete={digits ? 'one-time-code' : 'off'}
          inputMode={digits ? 'numeric' : 'text'}
        />
        <Button>{words.send}</Button>
      </div>
    </form>
  );
}
