'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { type Choice, Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import type { Frequency } from '@/domain/frequency';
import { pickPayDay } from './actions';

type Words = Record<
  | 'problem'
  | 'title'
  | 'lead'
  | 'holiday'
  | 'weekday'
  | 'knownOn'
  | 'knownHint'
  | 'month'
  | 'number'
  | 'next',
  string
> & { date: { day: string; month: string; year: string } };

type PayDayFormProps = {
  chosen: string;
  begun: FormState;
  frequency: Frequency;
  weekdays: readonly Choice[];
  monthDays: readonly Choice[];
  words: Words;
};

/** The pay day, asked as people know theirs: a day of the week, the next one in the diary, or a day of the month. */
export function PayDayForm(props: PayDayFormProps) {
  const [state, send] = useActionState(pickPayDay, props.begun);
  const { chosen, frequency, words } = props;
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.problem} />
      <Title>{words.title}</Title>
      <p className="mb-8">{words.lead}</p>
      <input type="hidden" name="chosen" value={chosen} />
      <input type="hidden" name="frequency" value={frequency} />
      <div className="space-y-8">
        <Day {...props} state={state} />
        <p className="text-16 text-soft-ink">{words.holiday}</p>
        <Button>{words.next}</Button>
      </div>
    </form>
  );
}

function Day({
  frequency,
  weekdays,
  monthDays,
  words,
  state,
}: Omit<PayDayFormProps, 'chosen' | 'begun'> & { state: FormState }) {
  const { values } = state;
  if (frequency === 'weekly')
    return (
      <Radios
        name="weekday"
        label={words.weekday}
        choices={weekdays}
        value={values.weekday}
        error={errorOf(state, 'weekday')}
      />
    );
  if (frequency !== 'monthly')
    return (
      <DateField
        name="knownOn"
        label={words.knownOn}
        hint={words.knownHint}
        words={words.date}
        values={values}
        error={errorOf(state, 'knownOn')}
      />
    );
  return (
    <>
      <Radios
        name="month"
        label={words.month}
        choices={monthDays}
        value={values.month}
        error={errorOf(state, 'month')}
      />
      <TextField
        name="number"
        label={words.number}
        inputMode="numeric"
        width="short"
        value={values.number}
        error={errorOf(state, 'number')}
      />
    </>
  );
}
