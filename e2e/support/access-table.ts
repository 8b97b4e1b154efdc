import fs from 'node:fs';
import { type Needs, STAFF_ACTIONS, STAFF_PAGES } from '@/domain/staff-places';

/** What of a case an id in an address names; `nothing` is an id that nobody has. Other words are put in as they are. */
export type OfCase = 'debt' | 'debtor' | 'holding' | 'import' | 'nothing' | `=${string}`;

/** Whom a page is for. Ids in square brackets are filled from the case it is tried on. */
export type Rule =
  /** Anyone, signed in or not. */
  | { for: 'anyone' }
  /** A debtor; without a session the way leads to sign-in. With an id: only its own debtor, others get “not there”. */
  | { for: 'debtor'; ids?: Readonly<Record<string, OfCase>> }
  /** Staff with this permission; null where every member of staff may. Nobody else, and without it “not there”. */
  | { for: 'staff'; needs: Needs; ids?: Readonly<Record<string, OfCase>> }
  /** Exists only in development and test environments. */
  | { for: 'development' }
  /** Sends only, by POST; a GET leads elsewhere or is refused, and shows nothing of anyone’s. */
  | { for: 'forms' };

/** What the ids in the addresses of staff stand for; one without a line here is tried with an id that nobody has. */
const STAFF_IDS: Readonly<Record<string, Readonly<Record<string, OfCase>>>> = {
  '/admin/cases/[id]/answer/[sent]': { id: 'debtor', sent: 'nothing' },
  '/admin/seconds/[id]': { id: 'nothing' },
  '/admin/imports/[id]': { id: 'import' },
  '/api/imports/[id]/[file]': { id: 'import', file: '=report.csv' },
  '/admin/cases/[id]': { id: 'debtor' },
  '/admin/cases/[id]/entries/[holding]': { id: 'debtor', holding: 'holding' },
};

/** Pages and downloads of staff, as the product's own table has them. */
function staffPages(): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries(STAFF_PAGES).map(([page, needs]): [string, Rule] => {
      const ids = STAFF_IDS[page];
      return [page, { for: 'staff', needs, ...(ids ? { ids } : {}) }];
    }),
  );
}

/** Every page and download there is. A route that the build has and this has not fails the test. */
export const PAGES: Readonly<Record<string, Rule>> = {
  '/': { for: 'anyone' },
  '/accessibility': { for: 'anyone' },
  '/calculator': { for: 'anyone' },
  '/guides': { for: 'anyone' },
  '/guides/[slug]': { for: 'anyone' },
  '/help': { for: 'anyone' },
  '/help/[id]': { for: 'anyone' },
  '/help/crisis': { for: 'anyone' },
  '/help/languages': { for: 'anyone' },
  '/is-this-real': { for: 'anyone' },
  '/not-taken': { for: 'anyone' },
  '/privacy': { for: 'anyone' },
  '/safety': { for: 'anyone' },
  '/sign-in': { for: 'anyone' },
  '/sign-in/business': { for: 'anyone' },
  '/sign-in/code': { for: 'anyone' },
  '/sign-in/letter': { for: 'anyone' },
  '/signed-out': { for: 'anyone' },
  '/icon.svg': { for: 'anyone' },
  '/api/auth/[...nextauth]': { for: 'forms' },
  '/api/health/live': { for: 'anyone' },
  '/api/health/ready': { for: 'anyone' },
  '/api/health/version': { for: 'anyone' },
  '/leave': { for: 'forms' },
  '/stay': { for: 'forms' },
  '/stayed': { for: 'anyone' },
  '/home': { for: 'debtor' },
  '/home/told': { for: 'debtor' },
  '/debts/[id]': { for: 'debtor', ids: { id: 'debt' } },
  '/debts/[id]/history': { for: 'debtor', ids: { id: 'debt' } },
  '/debts/[id]/wrong': { for: 'debtor', ids: { id: 'debt' } },
  '/debts/[id]/wrong/[sent]': { for: 'debtor', ids: { id: 'debt', sent: 'nothing' } },
  '/options': { for: 'debtor' },
  '/options/all': { for: 'debtor' },
  '/options/[id]': { for: 'debtor', ids: { id: 'holding' } },
  '/options/[id]/own': { for: 'debtor', ids: { id: 'holding' } },
  '/options/[id]/by-a-day': { for: 'debtor', ids: { id: 'holding' } },
  '/options/[id]/reduce': { for: 'debtor', ids: { id: 'debt' } },
  '/agree/pay-day': { for: 'debtor' },
  '/agree/check': { for: 'debtor' },
  '/agree/sent/[id]': { for: 'debtor', ids: { id: 'nothing' } },
  '/plans/[id]': { for: 'debtor', ids: { id: 'nothing' } },
  '/answers/[id]': { for: 'debtor', ids: { id: 'nothing' } },
  '/answers/[id]/accept': { for: 'debtor', ids: { id: 'nothing' } },
  '/pause': { for: 'debtor' },
  '/working': { for: 'debtor' },
  '/budget': { for: 'debtor' },
  '/budget/[step]': { for: 'debtor' },
  '/budget/check': { for: 'debtor' },
  '/budget/delete': { for: 'debtor' },
  '/budget/whole': { for: 'debtor' },
  '/budget/working': { for: 'debtor' },
  '/api/budget/[file]': { for: 'debtor' },
  '/nothing-left': { for: 'debtor' },
  '/nothing-left/ask': { for: 'debtor' },
  '/prove-contact': { for: 'debtor' },
  '/signed-in': { for: 'debtor' },
  '/admin/sign-in': { for: 'anyone' },
  '/admin/sign-in/code': { for: 'anyone' },
  ...staffPages(),
  '/api/uploads/accounts': { for: 'forms' },
  '/outbox': { for: 'development' },
  '/api/test/now': { for: 'development' },
  '/blank': { for: 'development' },
  '/catalogue': { for: 'development' },
  '/catalogue/broken': { for: 'development' },
  '/catalogue/form': { for: 'development' },
  '/catalogue/missing': { for: 'development' },
};

/** Whom an action is for: `anyone` are the ways in; staff need what the product's own table says. */
export type ActionRule = 'anyone' | 'debtor' | 'development' | { staff: Needs };

/** Whom each action is for, by file and name. */
export const ACTIONS: Readonly<Record<string, ActionRule>> = {
  ...Object.fromEntries(Object.entries(STAFF_ACTIONS).map(([action, needs]) => [action, { staff: needs }])),
  'app/(debtor)/actions.ts#signOut': 'anyone',
  'app/(debtor)/agree/check/actions.ts#agreeToPlans': 'debtor',
  'app/(debtor)/agree/pay-day/actions.ts#pickPayDay': 'debtor',
  'app/(debtor)/answers/[id]/accept/actions.ts#acceptTheOffer': 'debtor',
  'app/(debtor)/answers/[id]/actions.ts#replyToUs': 'debtor',
  'app/(debtor)/answers/[id]/actions.ts#sayHow': 'debtor',
  'app/(debtor)/answers/[id]/actions.ts#sayNo': 'debtor',
  'app/(debtor)/answers/[id]/actions.ts#sendItBack': 'debtor',
  'app/(debtor)/budget/[step]/actions.ts#saveHousehold': 'debtor',
  'app/(debtor)/budget/[step]/actions.ts#saveStep': 'debtor',
  'app/(debtor)/budget/actions.ts#startBudget': 'debtor',
  'app/(debtor)/budget/actions.ts#throwAway': 'debtor',
  'app/(debtor)/budget/check/actions.ts#finish': 'debtor',
  'app/(debtor)/budget/delete/actions.ts#removeBudget': 'debtor',
  'app/(debtor)/debts/[id]/wrong/actions.ts#sendDoubtAbout': 'debtor',
  'app/(debtor)/nothing-left/actions.ts#pauseForAdvice': 'debtor',
  'app/(debtor)/nothing-left/ask/actions.ts#askForLess': 'debtor',
  'app/(debtor)/home/actions.ts#tellUs': 'debtor',
  'app/(debtor)/home/actions.ts#throwKeptAway': 'debtor',
  'app/(debtor)/options/[id]/by-a-day/actions.ts#offerADay': 'debtor',
  'app/(debtor)/options/[id]/own/actions.ts#offerOwn': 'debtor',
  'app/(debtor)/options/[id]/reduce/actions.ts#sendReduce': 'debtor',
  'app/(debtor)/pause/actions.ts#pauseNow': 'debtor',
  'app/(debtor)/prove-contact/actions.ts#askForContactCode': 'debtor',
  'app/(debtor)/signed-in/actions.ts#signOutEverywhere': 'debtor',
  'app/(debtor)/signed-in/actions.ts#signOutPlace': 'debtor',
  'app/(public)/sign-in/actions.ts#askAsBusiness': 'anyone',
  'app/(public)/sign-in/actions.ts#askAsPerson': 'anyone',
  'app/(public)/sign-in/code/actions.ts#sendAnotherCode': 'anyone',
  'app/(public)/sign-in/code/actions.ts#signInWithCode': 'anyone',
  'app/(public)/sign-in/letter/actions.ts#signInWithLetter': 'anyone',
  'app/admin/actions.ts#signOutStaff': 'anyone',
  'app/admin/sign-in/actions.ts#provePasswordOfStaff': 'anyone',
  'app/admin/sign-in/actions.ts#proveAuthenticatorOfStaff': 'anyone',
  'app/catalogue/form/actions.ts#sendSample': 'development',
};

/** Where a build of a copy of the sources says that its files are. */
const COPY = /^\.data\/[^/]+\//;

/** The build that is being tested. */
const BUILD = process.env.TESTED_BUILD ?? '.next';

/** Its routes. */
export function builtRoutes(): string[] {
  const routes = read(`${BUILD}/app-path-routes-manifest.json`) as Record<string, string>; // the framework's own file
  return Object.values(routes).filter((route) => !route.startsWith('/_'));
}

export type BuiltAction = { id: string; name: string; page: string };

/** The actions of the build: each with a page that it can be sent to. */
export function builtActions(): BuiltAction[] {
  type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };
  const { node } = read(`${BUILD}/server/server-reference-manifest.json`) as {
    node: Record<string, Reference>;
  }; // likewise
  const routes = read(`${BUILD}/app-path-routes-manifest.json`) as Record<string, string>;
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const [worker = ''] = Object.keys(workers);
    return {
      id,
      name: `${filename.replace(COPY, '')}#${exportedName}`,
      page: routes[worker.replace(/^app/, '')] ?? '/',
    };
  });
}

/** What the names of its actions are made with (decision 0120). */
export function builtKey(): string {
  const { encryptionKey } = read(`${BUILD}/server/server-reference-manifest.json`) as {
    encryptionKey: string;
  }; // likewise
  return encryptionKey;
}

function read(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
