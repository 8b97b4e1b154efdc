/**
 * What a form is given back when it could not be taken: what was typed, and what to put right. It only ever describes
 * failure, since success redirects. Several values of one name (checkboxes) are joined by commas.
 */
export type FormState = {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
};

/** A form that nobody has sent yet. */
export const UNTOUCHED: FormState = { values: {}, errors: [] };

/** What is wrong with a field, in words; undefined when nothing is. */
export function errorOf(state: FormState, field: string): string | undefined {
  return state.errors.find((error) => error.field === field)?.message;
}
