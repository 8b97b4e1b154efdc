'use client';

import { type ReactNode, useActionState } from 'react';
import { Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import { Why } from '../why';
import { saveHousehold } from './actions';
import type { HomeWords } from './home-words';
import { Presses } from './lines-form';

type HouseholdFormProps = {
  title: string;
  lead: string;
  above: ReactNode;
  totals: ReactNode;
  budgetId: string;
  values: Readonly<Record<string, string>>;
  words: HomeWords;
};

/** Who lives at home. Nothing is required, and each question says why it is asked. */
export function HouseholdForm({ title, lead, above, totals, words, ...form }: HouseholdFormProps) {
  const [state, send] = useActionState(saveHousehold, UNTOUCHED);
  const values: Readonly<Record<string, string>> = state.errors.length > 0 ? state.values : form.values;
  const field = (name: 'partner' | 'children' | 'others' | 'carer') => ({
    name,
    label: words[name].label,
    error: errorOf(state, name),
    value: values[name],
  });
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      <Title above={above}>{title}</Title>
      <p className="mb-8">{lead}</p>
      <input type="hidden" name="budgetId" value={form.budgetId} />
      <div className="space-y-10">
        <div className="space-y-2">
          <Radios {...field('partner')} choices={words.partner.choices} />
          <Why words={words.why} about={words.partner.label}>
            {words.partner.why}
          </Why>
        </div>
        {(['children', 'others'] as const).map((name) => (
          <div key={name} className="space-y-2">
            <TextField {...field(name)} hint={words[name].hint} width="short" inputMode="numeric" />
            <Why words={words.why} about={words[name].label}>
              {words[name].why}
            </Why>
          </div>
        ))}
        <div className="space-y-2">
          <Radios {...field('carer')} hint={words.carer.hint} choices={words.carer.choices} />
          <Why words={words.why} about={words.carer.label}>
            {words.carer.why}
          </Why>
        </div>
        {totals}
        <Presses words={words.press} />
      </div>
    </form>
  );
}
