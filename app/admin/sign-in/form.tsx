'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';
import { provePasswordOfStaff } from './actions';

type Words = { putRight: string; email: string; password: string; next: string };

export function PasswordForm({ words, children }: { words: Words; children: ReactNode }) {
  const [state, send] = useActionState(provePasswordOfStaff, UNTOUCHED);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      {children}
      <div className="space-y-8">
        <TextField
          name="email"
          type="email"
          label={words.email}
          error={errorOf(state, 'email')}
          value={state.values.email}
          autoComplete="username"
          inputMode="email"
        />
        <TextField
          name="password"
          type="password"
          label={words.password}
          error={errorOf(state, 'password')}
          autoComplete="current-password"
        />
        <Button>{words.next}</Button>
      </div>
    </form>
  );
}
