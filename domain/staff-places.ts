import { PERMISSIONS_OF, type Permission, ROLES, type Role } from './viewer';

/** What a page or action asks of staff: one permission, or nothing but being signed in. */
export type Needs = Permission | null;

/**
 * Every page and download of staff, by its address, and what it needs. The page itself asks for it (requireStaff); tests
 * try each as every role, and /admin/roles shows it.
 */
export const STAFF_PAGES = {
  '/admin': null,
  '/admin/cases/[id]/answer/[sent]': 'case:decide',
  '/admin/imports': 'import:read',
  '/admin/imports/new': 'import:run',
  '/admin/imports/[id]': 'import:read',
  '/api/imports/[id]/[file]': 'import:read',
  '/admin/resources': 'resource:read',
  '/admin/policies': 'policy:read',
  '/admin/audit': 'audit:read',
  '/admin/cases/[id]': 'case:read',
  '/admin/cases/[id]/entries/[holding]': 'case:read',
  '/admin/queue': 'queue:read',
  '/admin/queue/search': 'case:read',
  '/admin/roles': null,
  '/admin/seconds': 'case:second',
  '/admin/seconds/[id]': 'case:decide',
} as const satisfies Readonly<Record<string, Needs>>;

/** Every action of staff, by its file and name, and what it needs. */
export const STAFF_ACTIONS = {
  'app/admin/actions.ts#signOutStaffEverywhere': null,
  'app/admin/cases/[id]/answer/[sent]/actions.ts#answerSent': 'case:decide',
  'app/admin/cases/[id]/answer/[sent]/actions.ts#readAlong': 'case:decide',
  'app/admin/seconds/[id]/actions.ts#secondAnswer': 'case:second',
  'app/admin/seconds/[id]/actions.ts#withdrawOwn': 'case:decide',
  'app/admin/imports/[id]/actions.ts#loadAccounts': 'import:run',
  'app/admin/imports/[id]/actions.ts#tryAgain': 'import:run',
  'app/admin/cases/[id]/actions.ts#handCaseBack': 'case:decide',
  'app/admin/cases/[id]/actions.ts#takeCase': 'case:decide',
  'app/admin/queue/actions.ts#findPerson': 'case:read',
  'app/admin/queue/actions.ts#giveBack': 'case:decide',
  'app/admin/queue/actions.ts#giveTo': 'queue:assign',
  'app/admin/queue/actions.ts#takeThis': 'case:decide',
  'app/admin/queue/actions.ts#takeTheNextOne': 'case:decide',
} as const satisfies Readonly<Record<string, Needs>>;

/** What the way there in the staff's own list of links is called; in the order in which it is shown. */
export const STAFF_WAYS = {
  queue: '/admin/queue',
  search: '/admin/queue/search',
  seconds: '/admin/seconds',
  imports: '/admin/imports',
  resources: '/admin/resources',
  policies: '/admin/policies',
  audit: '/admin/audit',
  roles: '/admin/roles',
} as const satisfies Readonly<Record<string, keyof typeof STAFF_PAGES>>;

export type StaffWay = keyof typeof STAFF_WAYS;

/** Whether somebody with these permissions may go there. */
export function mayGo(permissions: readonly Permission[], needs: Needs): boolean {
  return needs === null || permissions.includes(needs);
}

/** The ways that somebody with these permissions has. */
export function waysOf(permissions: readonly Permission[]): { name: StaffWay; href: string }[] {
  const ways = Object.entries(STAFF_WAYS) as [StaffWay, keyof typeof STAFF_PAGES][]; // its own keys and values
  return ways
    .filter(([, href]) => mayGo(permissions, STAFF_PAGES[href]))
    .map(([name, href]) => ({ name, href }));
}

/** One line of the table of roles. */
export type PlaceRow = {
  readonly kind: 'page' | 'action';
  readonly at: string;
  readonly needs: Needs;
  readonly allowed: Readonly<Record<Role, boolean>>;
};

/** The whole table: every page and action, and which roles may. */
export function tableOfRoles(): PlaceRow[] {
  const rows = (kind: PlaceRow['kind'], places: Readonly<Record<string, Needs>>): PlaceRow[] =>
    Object.entries(places).map(([at, needs]) => ({ kind, at, needs, allowed: allowedFor(needs) }));
  return [...rows('page', STAFF_PAGES), ...rows('action', STAFF_ACTIONS)];
}

function allowedFor(needs: Needs): Record<Role, boolean> {
  const answers = ROLES.map((role) => [role, mayGo(PERMISSIONS_OF[role], needs)] as const);
  return Object.fromEntries(answers) as Record<Role, boolean>; // one for each role
}
