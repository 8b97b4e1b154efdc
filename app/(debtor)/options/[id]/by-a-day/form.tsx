'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { Title } from '@/components/heading';
import { offerADay } from './actions';

type Words = Record<'problem' | 'title' | 'lead' | 'on' | 'hint' | 'next' | 'day' | 'month' | 'year', string>;

/** The day by which all of it would be paid. */
export function DayForm({ holdingId, begun, words }: { holdingId: string; begun: FormState; words: Words }) {
  const [state, send] = useActionState(offerADay, begun);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      <Title>{words.title}</Title>
      <p className="mb-8">{words.lead}</p>
      <input type="hidden" name="holdingId" value={holdingId} />
      <div className="space-y-8">
        <DateField
          name="on"
          label={words.on}
          hint={words.hint}
          words={words}
          values={state.values}
          error={errorOf(state, 'on')}
        />
        <Button>{words.next}</Button>
      </div>
    </form>
  );
}
