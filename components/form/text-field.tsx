import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { CONTROL, describedBy, Field, type FieldWords, WIDTHS, type Width } from './field';

type TextFieldProps = FieldWords & {
  value?: string | undefined;
  width?: Width;
  type?: 'text' | 'email' | 'tel' | 'password';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
};

/** A line of text. Pasting and password managers always work; spelling is not corrected in names and codes. */
export function TextField({
  value,
  width = 'full',
  type = 'text',
  autoComplete,
  inputMode,
  ...words
}: TextFieldProps) {
  return (
    <Field {...words}>
      <input
        id={words.name}
        name={words.name}
        type={type}
        defaultValue={type === 'password' ? undefined : value}
        autoComplete={autoComplete ?? 'off'}
        autoCapitalize="none"
        spellCheck={false}
        inputMode={inputMode}
        aria-describedby={describedBy(words)}
        aria-invalid={words.error ? true : undefined}
        className={`${CONTROL} ${WIDTHS[width]}`}
      />
    </Field>
  );
}

/**
 * The person's own words: room to write, spelling marked, nothing counted down. Bare: for a form that needs no script and
 * begins empty; elsewhere `WordsField`.
 */
export function BareWordsField({
  value,
  rows = 6,
  Box = 'textarea',
  ...words
}: WordsFieldProps & { Box?: ComponentType<BoxProps> | 'textarea' }) {
  return (
    <Field {...words}>
      <Box
        id={words.name}
        name={words.name}
        rows={rows}
        defaultValue={value}
        spellCheck
        aria-describedby={describedBy(words)}
        aria-invalid={words.error ? true : undefined}
        className={`${CONTROL} field-sizing-content min-h-36 w-full`}
      />
    </Field>
  );
}

export type WordsFieldProps = FieldWords & { value?: string | undefined; rows?: number };
export type BoxProps = ComponentProps<'textarea'> & { id: string };

/**
 * An amount of money, with its sign beside the field so that nobody has to type it. `sign` is such as £; `beside` is what
 * belongs to the amount, such as how often, and goes straight below it where there is no room.
 */
export function MoneyField({
  value,
  sign,
  beside,
  ...words
}: FieldWords & { value?: string | undefined; sign: string; beside?: ReactNode }) {
  return (
    <Field {...words}>
      <span className="flex gap-2">
        <span aria-hidden="true" className="py-2.5">
          {sign}
        </span>
        <span className="flex min-w-0 flex-wrap gap-2">
          <input
            id={words.name}
            name={words.name}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={value}
            aria-describedby={describedBy(words)}
            aria-invalid={words.error ? true : undefined}
            className={`${CONTROL} w-36 tabular-nums`}
          />
          {beside}
        </span>
      </span>
    </Field>
  );
}
