'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, UNTOUCHED } from '@/components/form/form-state';
import { Title } from '@/components/heading';
import { LineField } from '../line-field';
import { Why } from '../why';
import { saveStep } from './actions';
import type { GroupWords } from './lines-words';

type LinesFormProps = {
  title: string;
  lead: string;
  above: ReactNode;
  totals: ReactNode;
  budgetId: string;
  step: string;
  groups: readonly GroupWords[];
  values: Readonly<Record<string, string>>;
  choices: readonly { value: string; label: string }[];
  words: { putRight: string; why: string; sign: string; press: PressWords };
};

/** A page of amounts. Nothing on it is required; what was typed stays when something has to be put right. */
export function LinesForm({ title, lead, above, totals, words, ...form }: LinesFormProps) {
  const [state, send] = useActionState(saveStep, UNTOUCHED);
  const values = state.errors.length > 0 ? state.values : form.values;
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={words.putRight} />
      <Title above={above}>{title}</Title>
      <p className="mb-8">{lead}</p>
      <input type="hidden" name="budgetId" value={form.budgetId} />
      <input type="hidden" name="step" value={form.step} />
      <div className="space-y-12">
        {form.groups.map((group) => (
          <fieldset key={group.key} className="space-y-5">
            <legend>
              <h2 className="text-22">{group.title}</h2>
            </legend>
            <Why words={words.why} about={group.title}>
              {group.why}
            </Why>
            {group.lines.map((line) => (
              <LineField
                key={line.name}
                line={line}
                values={values}
                error={errorOf(state, line.name)}
                oftenError={errorOf(state, `${line.name}-often`)}
                choices={form.choices}
                sign={words.sign}
              />
            ))}
          </fieldset>
        ))}
        {totals}
        <Presses words={words.press} />
      </div>
    </form>
  );
}

export type PressWords = { on: string; add: string; later: string };

/** The ways to save a page: go on, see the totals, or stop for today. */
export function Presses({ words }: { words: PressWords }) {
  return (
    <div className="flex flex-wrap gap-4">
      <Button name="press" value="on">
        {words.on}
      </Button>
      <Button name="press" value="add" look="other">
        {words.add}
      </Button>
      <Button name="press" value="later" look="other">
        {words.later}
      </Button>
    </div>
  );
}
