import { CONTROL, FieldGroup, type FieldWords } from './field';

type DateFieldProps = FieldWords & {
  /** What was typed, under `name-day`, `name-month` and `name-year`. */
  values: Readonly<Record<string, string>>;
  words: { day: string; month: string; year: string };
  title?: boolean;
  /** For a date of birth, so that a browser that knows it can fill it in. */
  birthday?: boolean;
};

/** A day, typed as three numbers: quicker and surer than any calendar for a date that people know. */
export function DateField({ values, words, title = false, birthday = false, ...field }: DateFieldProps) {
  const parts = [
    { part: 'day', label: words.day, width: 'w-16', complete: 'bday-day' },
    { part: 'month', label: words.month, width: 'w-16', complete: 'bday-month' },
    { part: 'year', label: words.year, width: 'w-20', complete: 'bday-year' },
  ];
  return (
    <FieldGroup {...field} title={title}>
      <div className="flex flex-wrap gap-3">
        {parts.map(({ part, label, width, complete }) => {
          const name = `${field.name}-${part}`;
          const id = part === 'day' ? field.name : name;
          return (
            <div key={part}>
              <label htmlFor={id} className="mb-1 block text-16">
                {label}
              </label>
              <input
                id={id}
                name={name}
                type="text"
                inputMode={part === 'month' ? 'text' : 'numeric'}
                autoComplete={birthday ? complete : 'off'}
                defaultValue={values[name]}
                aria-invalid={field.error ? true : undefined}
                className={`${CONTROL} ${width} tabular-nums`}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
