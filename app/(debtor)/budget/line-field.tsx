import { MoneyField } from '@/components/form/text-field';

export type LineWords = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The name of the choice of how often; null for a sum that does not come again. */
  readonly often: string | null;
};

/** One line of a budget: an amount and how often. The choice is drawn anew with each answer, so that it is not lost. */
export function LineField({
  line,
  values,
  error,
  oftenError,
  choices,
  sign,
}: {
  line: LineWords;
  values: Readonly<Record<string, string>>;
  error?: string | undefined;
  oftenError?: string | undefined;
  choices: readonly { value: string; label: string }[];
  sign: string;
}) {
  const oftenName = `${line.name}-often`;
  const often = values[oftenName] || 'monthly';
  return (
    <MoneyField
      name={line.name}
      label={line.label}
      hint={line.hint}
      error={error ?? oftenError}
      value={values[line.name]}
      sign={sign}
      beside={
        line.often !== null && (
          <select
            key={often}
            id={oftenName}
            name={oftenName}
            aria-label={line.often}
            defaultValue={often}
            className="block min-h-12 rounded-soft border border-edge bg-paper px-3 py-2 text-18 text-ink"
          >
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )
      }
    />
  );
}
