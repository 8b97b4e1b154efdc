import { CONTROL, describedBy, Field, type FieldWords } from './field';

/**
 * One answer out of many, folded away. Only for forms that are sent by GET: after an action a select forgets what it
 * stood on. `none` is the words for no choice.
 */
export function SelectField({
  value = '',
  none,
  choices,
  ...words
}: FieldWords & {
  value?: string | undefined;
  none: string;
  choices: readonly { value: string; label: string }[];
}) {
  return (
    <Field {...words}>
      <select
        id={words.name}
        name={words.name}
        defaultValue={value}
        aria-describedby={describedBy(words)}
        className={`${CONTROL} w-full max-w-96`}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
