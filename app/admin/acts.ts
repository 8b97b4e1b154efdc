import type staffCase from '@/content/en/staff-case.json';

/** What each act of a case is called in words; an act without a line here is shown as it was written down. */
const ACTS = {
  'told us what happened': 'told',
  'said that a debt looks wrong': 'wrong',
  'offered a plan': 'offered',
  'asked for a debt to be reduced': 'reduce',
  'asked for a longer pause': 'askedPause',
  'paused everything': 'paused',
  'agreed a plan': 'agreed',
  'began a budget': 'beganBudget',
  'finished a budget': 'finishedBudget',
  'threw a budget draft away': 'droppedBudget',
  'deleted their budget': 'deletedBudget',
  'signed in': 'signedIn',
  'signed out': 'signedOut',
  'letters made': 'letters',
  'read their words': 'readWords',
  'looked at the case': 'looked',
  'took the case': 'took',
  'assigned the case': 'assigned',
  'handed the case back': 'handedBack',
  'took over the case': 'tookOver',
  'put the case off': 'putOff',
  answered: 'answered',
  'a debt may be too old': 'mayBeOld',
  'a rate is missing': 'rateMissing',
  'raised a late answer': 'late',
  'answer is late': 'late',
  'wrote an answer for a second person': 'wroteAnswer',
  'sent an answer back': 'sentBack',
  'withdrew an answer': 'withdrew',
  'said yes to what was offered': 'saidYes',
  'said no to what was offered': 'saidNo',
  'sent an offer back': 'offeredBack',
  'answered a question': 'replied',
  'added to an answer': 'added',
  'said how an answer was': 'saidHow',
} as const satisfies Readonly<Record<string, ActWords>>;

/** A key of the words for acts. */
export type ActWords = keyof (typeof staffCase)['timeline']['act'];

/** The key of an act's words; null for an act that nobody here knows. */
export function actWords(act: string): ActWords | null {
  return isAct(act) ? ACTS[act] : null;
}

function isAct(act: string): act is keyof typeof ACTS {
  return Object.hasOwn(ACTS, act);
}
