/** What staff may be allowed to do. Roles give sets of these; see {@link PERMISSIONS_OF}. */
export type Permission =
  | 'queue:read'
  | 'queue:assign'
  | 'case:read'
  | 'case:read-words'
  | 'case:decide'
  | 'case:second'
  | 'import:run'
  | 'import:read'
  | 'policy:read'
  | 'policy:write'
  | 'resource:read'
  | 'resource:write'
  | 'staff:manage'
  | 'audit:read';

export const ROLES = ['agent', 'lead', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

const AGENT: readonly Permission[] = [
  'queue:read',
  'case:read',
  'case:read-words',
  'case:decide',
  'policy:read',
  'resource:read',
];

/** The permissions of each staff role. An auditor reads everything but a person's own words, and changes nothing. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  agent: AGENT,
  lead: [...AGENT, 'queue:assign', 'case:second', 'import:read', 'audit:read'],
  admin: [
    'queue:read',
    'case:read',
    'import:run',
    'import:read',
    'policy:read',
    'policy:write',
    'resource:read',
    'resource:write',
    'staff:manage',
    'audit:read',
  ],
  auditor: ['queue:read', 'case:read', 'import:read', 'policy:read', 'resource:read', 'audit:read'],
};

/** The work that runs without a person at the screen. Each name has its own row-level policies. */
export type JobName =
  | 'sign-in'
  | 'import'
  | 'letters'
  | 'outbox'
  | 'jobs'
  | 'backup'
  | 'health'
  | 'staff-accounts';

/** The instant that a test takes as now. The data room ignores it outside a test environment. */
type Clocked = { readonly clock?: string };

/** Not signed in. */
export type Stranger = Clocked & { readonly kind: 'stranger' };
/** A person or business who owes. `proved` says how: a code to a contact on file, or only the code on a letter. */
export type DebtorViewer = Clocked & {
  readonly kind: 'debtor';
  readonly debtorId: string;
  readonly proved: 'contact' | 'letter';
};
/** Someone who helps a debtor, within a scope and until a day. */
export type HelperViewer = Clocked & {
  readonly kind: 'helper';
  readonly debtorId: string;
  readonly untilOn: string;
};
/** An adviser with one link to one debtor. */
export type AdviserViewer = Clocked & { readonly kind: 'adviser'; readonly debtorId: string };
/** A member of staff: what they may do, and for which creditors (`'all'` or their portfolio). */
export type StaffViewer = Clocked & {
  readonly kind: 'staff';
  readonly staffId: string;
  readonly permissions: readonly Permission[];
  readonly creditorIds: readonly string[] | 'all';
};
export type JobViewer = Clocked & { readonly kind: 'job'; readonly name: JobName };

/**
 * Who is looking. Every function of the data room takes one first, and PostgreSQL's row-level security follows it.
 */
export type Viewer = Stranger | DebtorViewer | HelperViewer | AdviserViewer | StaffViewer | JobViewer;

/** Whether this viewer may do this; only staff hold permissions. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return viewer.kind === 'staff' && viewer.permissions.includes(permission);
}
