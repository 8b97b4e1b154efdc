'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { Checkboxes, Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';
import { WordsField } from '@/components/form/words-field';
import { Title } from '@/components/heading';
import { sendSample } from './actions';

const OFTEN = [
  { value: 'weekly', label: 'Every week' },
  { value: 'monthly', label: 'Every month' },
];
const WAYS = [
  { value: 'email', label: 'Email' },
  { value: 'post', label: 'Post' },
];

export function SampleForm() {
  const [state, send] = useActionState(sendSample, UNTOUCHED);
  const values = state.values;
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title="Please put these right" />
      <Title>A form that answers</Title>
      <div className="space-y-8">
        <TextField
          name="reference"
          label="Your reference"
          error={errorOf(state, 'reference')}
          value={values.reference}
        />
        <TextField
          name="code"
          label="Your code"
          error={errorOf(state, 'code')}
          value={values.code}
          autoComplete="one-time-code"
        />
        <DateField
          name="payDay"
          label="When is your next pay day?"
          words={{ day: 'Day', month: 'Month', year: 'Year' }}
          error={errorOf(state, 'payDay')}
          values={values}
        />
        <Radios
          name="often"
          label="How often are you paid?"
          choices={OFTEN}
          error={errorOf(state, 'often')}
          value={values.often}
        />
        <Checkboxes name="ways" label="How may we reach you?" choices={WAYS} value={values.ways} />
        <WordsField name="story" label="What happened?" value={values.story} />
        <Button>Send</Button>
      </div>
    </form>
  );
}
