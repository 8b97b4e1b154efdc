import { Checkboxes, type Choice, Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { errorOf, type FormState } from '@/components/form/form-state';
import { MoneyField, TextField } from '@/components/form/text-field';

type DateWords = { day: string; month: string; year: string };
type Age = { label: string; choices: readonly Choice[] };

/** The fields of each answer, every word of them ready. */
export type FieldSet =
  | { kind: 'none' }
  | { kind: 'age'; age: Age | null }
  | { kind: 'pause'; date: DateWords; until: string; hint: string }
  | {
      kind: 'amount';
      name: 'reduceBy' | 'settleFor';
      label: string;
      hint: string;
      deadline: { label: string; hint: string; date: DateWords } | null;
    }
  | {
      kind: 'decline';
      reason: string;
      reasons: readonly Choice[];
      waysOn: string;
      waysHint: string;
      ways: readonly Choice[];
    }
  | Counter
  | Correction;

type Counter = {
  kind: 'counter';
  date: DateWords;
  amount: string;
  everyLabel: string;
  every: readonly { value: string; label: string }[];
  weekday: string;
  weekdays: readonly Choice[];
  monthDay: string;
  monthDayHint: string;
  knownOn: string;
  first: string;
  firstHint: string;
};

type Correction = {
  kind: 'correct';
  lines: readonly { name: string; label: string; hint: string }[];
  facts: {
    title: string;
    hint: string;
    each: readonly { name: string; label: string; hint: string }[];
  } | null;
  age: Age | null;
};

/** The names of the fields that stand on the page. What was typed into any other has to be carried along. */
export function namesOf(fields: FieldSet, every: string | undefined): readonly string[] {
  const date = (name: string) => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  const age = (shown: Age | null) => (shown ? ['tooOld'] : []);
  switch (fields.kind) {
    case 'none':
      return [];
    case 'age':
      return age(fields.age);
    case 'pause':
      return date('untilOn');
    case 'amount':
      return [fields.name, ...(fields.deadline ? date('deadlineOn') : [])];
    case 'decline':
      return ['reason', 'waysOn'];
    case 'counter': {
      if (every === 'weekly') return ['amount', 'weekday', ...date('firstOn')];
      if (every === 'monthly') return ['amount', 'monthDay', ...date('firstOn')];
      return ['amount', ...date('knownOn'), ...date('firstOn')];
    }
    case 'correct':
      return [...fields.lines, ...(fields.facts?.each ?? [])].map(({ name }) => name).concat(age(fields.age));
  }
}

type Filled = { state: FormState; sign: string };

/** The fields of one answer. What was typed before stands in them. */
export function AnswerFields({ fields, ...filled }: Filled & { fields: FieldSet }) {
  const { state, sign } = filled;
  const { values } = state;
  const of = (name: string) => ({ name, value: values[name], error: errorOf(state, name) });
  switch (fields.kind) {
    case 'none':
      return null;
    case 'age':
      return <AgeField age={fields.age} state={state} />;
    case 'pause': {
      const { until: label, hint, date: words } = fields;
      return <DateField {...of('untilOn')} label={label} hint={hint} words={words} values={values} />;
    }
    case 'amount':
      return (
        <>
          <MoneyField {...of(fields.name)} label={fields.label} hint={fields.hint} sign={sign} />
          {fields.deadline && (
            <DateField
              {...of('deadlineOn')}
              label={fields.deadline.label}
              hint={fields.deadline.hint}
              words={fields.deadline.date}
              values={values}
            />
          )}
        </>
      );
    case 'decline':
      return (
        <>
          <Radios {...of('reason')} label={fields.reason} choices={fields.reasons} />
          <Checkboxes {...of('waysOn')} label={fields.waysOn} hint={fields.waysHint} choices={fields.ways} />
        </>
      );
    case 'counter':
      return <CounterFields fields={fields} {...filled} />;
    case 'correct':
      return <CorrectFields fields={fields} {...filled} />;
  }
}

function AgeField({ age, state }: { age: Age | null; state: FormState }) {
  return (
    age && (
      <Radios
        name="tooOld"
        label={age.label}
        choices={age.choices}
        value={state.values.tooOld}
        error={errorOf(state, 'tooOld')}
      />
    )
  );
}

function CounterFields({ fields, state, sign }: Filled & { fields: Counter }) {
  const { values } = state;
  const of = (name: string) => ({ name, value: values[name], error: errorOf(state, name) });
  const { date } = fields;
  const chosen = values.every;
  return (
    <>
      <fieldset>
        <legend className="font-bold">{fields.everyLabel}</legend>
        <div className="flex flex-wrap gap-x-5">
          {fields.every.map(({ value, label }) => (
            // A press and no link, so that what was typed comes along.
            <button
              key={value}
              type="submit"
              name="turn"
              value={value}
              aria-pressed={value === chosen}
              className="min-h-11 cursor-pointer text-action underline underline-offset-4 aria-pressed:font-bold aria-pressed:text-ink aria-pressed:no-underline"
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <MoneyField {...of('amount')} label={fields.amount} sign={sign} />
      {chosen === 'weekly' && <Radios {...of('weekday')} label={fields.weekday} choices={fields.weekdays} />}
      {chosen === 'monthly' && (
        <TextField {...of('monthDay')} label={fields.monthDay} hint={fields.monthDayHint} width="short" />
      )}
      {(chosen === 'fortnightly' || chosen === 'four_weekly') && (
        <DateField {...of('knownOn')} label={fields.knownOn} words={date} values={values} />
      )}
      <DateField
        {...of('firstOn')}
        label={fields.first}
        hint={fields.firstHint}
        words={date}
        values={values}
      />
    </>
  );
}

function CorrectFields({ fields, state, sign }: Filled & { fields: Correction }) {
  const of = (name: string) => ({ name, value: state.values[name], error: errorOf(state, name) });
  return (
    <>
      <div className="grid gap-6 wide:grid-cols-2">
        {fields.lines.map(({ name, label, hint }) => (
          <MoneyField key={name} {...of(name)} label={label} hint={hint} sign={sign} />
        ))}
      </div>
      {fields.facts && (
        <fieldset className="space-y-4">
          <legend className="font-bold">{fields.facts.title}</legend>
          <p className="text-soft-ink">{fields.facts.hint}</p>
          <div className="grid gap-6 wide:grid-cols-2">
            {fields.facts.each.map(({ name, label, hint }) => (
              <TextField key={name} {...of(name)} label={label} hint={hint} />
            ))}
          </div>
        </fieldset>
      )}
      <AgeField age={fields.age} state={state} />
    </>
  );
}
