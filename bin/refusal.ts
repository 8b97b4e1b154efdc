/** What ends a command on purpose: a sentence for whoever typed it. */
export type Refusal = Error & { readonly refusal: true };

/** Ends the command with a kind sentence and exit code 2. */
export function refuse(sentence: string): never {
  throw Object.assign(new Error(sentence), { refusal: true as const });
}

/** Whether somebody is to be told this sentence, and nothing else about it. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error;
}
