import type { ReactNode } from 'react';

/** What every field has: a name, words over it, perhaps a hint, perhaps something to put right. */
export type FieldWords = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

export const CONTROL =
  'block min-h-12 rounded-soft border border-edge bg-paper px-3 py-2 text-18 text-ink aria-invalid:border-2 aria-invalid:border-fix';

/** How wide a field looks tells how much is expected; on a narrow screen it never leaves the sheet. */
export const WIDTHS = { short: 'w-24', medium: 'w-60 max-w-full', full: 'w-full' };

export type Width = keyof typeof WIDTHS;

/** The ids of hint and error, for whatever they describe. */
export function describedBy({ name, hint, error }: FieldWords): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** One control with its label. The id of the control is the field's name, which is where the error summary leads. */
export function Field({ children, ...words }: FieldWords & { children: ReactNode }) {
  return (
    <FieldFrame error={words.error}>
      <label htmlFor={words.name} className="block font-bold">
        {words.label}
      </label>
      <HintAndError {...words} />
      {children}
    </FieldFrame>
  );
}

/** Several controls that answer one question. With `title`, the question is the page's own title. */
export function FieldGroup({
  children,
  title,
  ...words
}: FieldWords & { children: ReactNode; title?: boolean }) {
  return (
    <FieldFrame error={words.error}>
      <fieldset aria-describedby={describedBy(words)} className="space-y-2">
        <legend className={title ? 'mb-4' : 'mb-2 font-bold'}>
          {title ? <h1 className="text-28 wide:text-36">{words.label}</h1> : words.label}
        </legend>
        <HintAndError {...words} />
        {children}
      </fieldset>
    </FieldFrame>
  );
}

function FieldFrame({ error, children }: { error: string | undefined; children: ReactNode }) {
  return <div className={`space-y-2 ${error ? 'border-l-4 border-fix pl-4' : ''}`}>{children}</div>;
}

function HintAndError({ name, hint, error }: FieldWords) {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="text-16 text-soft-ink">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="font-bold text-fix">
          {error}
        </p>
      )}
    </>
  );
}
