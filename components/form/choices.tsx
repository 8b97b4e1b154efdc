import { FieldGroup, type FieldWords } from './field';

export type Choice = { value: string; label: string; hint?: string };

type ChoicesProps = FieldWords & { choices: readonly Choice[]; value?: string | undefined; title?: boolean };

/** One answer of several. Nothing is chosen beforehand unless the person chose it before. */
export function Radios({ choices, value, title = false, ...words }: ChoicesProps) {
  return (
    <FieldGroup {...words} title={title}>
      <Rows type="radio" name={words.name} choices={choices} chosen={value === undefined ? [] : [value]} />
    </FieldGroup>
  );
}

/** Any number of answers; `value` is the chosen ones joined by commas, as FormState keeps them. */
export function Checkboxes({ choices, value = '', title = false, ...words }: ChoicesProps) {
  return (
    <FieldGroup {...words} title={title}>
      <Rows type="checkbox" name={words.name} choices={choices} chosen={value.split(',')} />
    </FieldGroup>
  );
}

function Rows({
  type,
  name,
  choices,
  chosen,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
}) {
  return (
    <div className="divide-y divide-hairline border-y border-hairline">
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${choice.value}`;
        return (
          <div key={choice.value} className="flex items-start gap-3">
            <input
              id={id}
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              aria-describedby={choice.hint ? `${id}-more` : undefined}
              className="my-3 size-6 shrink-0 accent-action"
            />
            <div className="min-w-0 grow">
              <label htmlFor={id} className="block min-h-12 cursor-pointer py-2.5">
                {choice.label}
              </label>
              {choice.hint && (
                <p id={`${id}-more`} className="-mt-2 pb-3 text-16 text-soft-ink">
                  {choice.hint}
                </p>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
