// How the commands end, and what must not end them.
import { constants } from 'node:os';
import './closed-pipe.mjs';

/** What `--import` loads into a command, so that a reader who goes does not end it. */
export const CLOSED_PIPE = new URL('./closed-pipe.mjs', import.meta.url).href;

/** A command that a signal ended says which: 128 and its number, as shells have it. 1 means that something was found. */
export function exitCodeOf(code, signal) {
  return signal ? 128 + constants.signals[signal] : (code ?? 1);
}
