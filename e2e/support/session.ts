import { randomUUID } from 'node:crypto';
import { type BrowserContext, test as base, expect } from 'playwright/test';
import { cookieName, cookieOptions, type Kind, sealPointer } from '@/app/api/auth/pointer';
import { aDebt, type Built, type Wanted } from '@/db/seed/build';
import { type Owner, openOwner } from '@/db/seed/owner';
import { aSession } from '@/db/seed/session';
import { addStaff } from '@/db/staff';
import { makeAuthenticatorSecret } from '@/domain/authenticator';
import type { Role } from '@/domain/viewer';
import { type Kept, readOutbox } from '@/services/local-outbox';

/** A person or business with one debt, where to reach them, and nobody else’s. */
export type Case = Built & { email: string; mobile: string };

export type Member = { id: string; email: string; password: string; secret: string };

/** What journeys use to make people of their own and to sign them in without clicking. */
export type People = {
  readonly owner: Owner;
  readonly aCase: (wanted?: Wanted) => Promise<Case>;
  readonly aMember: (wanted?: { role?: Role; isNew?: boolean }) => Promise<Member>;
  /** Puts a minted session into a browser. */
  readonly signIn: (
    context: BrowserContext,
    as: { debtorId: string; proved?: 'contact' | 'letter' } | { staffId: string },
    at?: Date,
  ) => Promise<void>;
};

/**
 * Journeys that need a case of their own write it straight into the portal’s database, so they need its owner’s
 * connection and the portal’s secret; against a build elsewhere they report themselves skipped.
 */
export const test = base.extend<{ people: People }>({
  // A page that throws in the browser has been built anew under somebody's hands: no journey is right where one does.
  page: async ({ page }, use) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(`${page.url()}: ${error.message}`));
    await use(page);
    expect(thrown, 'what pages threw').toEqual([]);
  },
  people: async ({ baseURL }, use, info) => {
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    info.skip(!ownerUrl, 'needs the database of a portal of our own');
    const owner = openOwner(ownerUrl ?? '');
    await use({
      owner,
      aCase: (wanted) => aCase(owner, wanted),
      aMember: (wanted) => aMember(wanted),
      signIn: async (context, as, at) => {
        const kind: Kind = 'staffId' in as ? 'staff' : 'debtor';
        const value = await sealPointer(kind, await aSession(owner, as, at));
        const { httpOnly, secure } = cookieOptions();
        const { hostname } = new URL(baseURL ?? '');
        await context.addCookies([
          {
            name: cookieName(kind, 'session'),
            value,
            domain: hostname,
            path: '/',
            httpOnly,
            secure,
            sameSite: 'Lax',
          },
        ]);
      },
    });
    await owner.end({ timeout: 2 });
  },
});

async function aCase(owner: Owner, wanted: Wanted = {}): Promise<Case> {
  const email = `${randomUUID()}@example.com`;
  // Numbers that Ofcom keeps for drama end in 000 to 999, so texts are told apart by a mark of our own.
  const mobile = `07700 900${String(Math.floor(Math.random() * 1000)).padStart(3, '0')} #${randomUUID().slice(0, 8)}`;
  const built = await aDebt(owner, { email, mobile, tagged: true, ...wanted });
  return { ...built, email, mobile };
}

async function aMember({
  role = 'agent',
  isNew = false,
}: {
  role?: Role;
  isNew?: boolean;
} = {}): Promise<Member> {
  const [email, secret] = [`${randomUUID()}@example.com`, makeAuthenticatorSecret()];
  const job = { kind: 'job', name: 'staff-accounts' } as const;
  const added = await addStaff(job, {
    email,
    role,
    name: 'Sam Rowe',
    ...(isNew ? {} : { authenticatorSecret: secret }),
  });
  if (!added.ok) throw new Error(added.reason);
  return { id: added.id, email, password: added.password, secret };
}

/** The newest message to an address or number, once it is there. */
export async function messageTo(to: string, { after }: { after?: string } = {}): Promise<Kept> {
  let found: Kept | undefined;
  await expect
    .poll(
      async () => {
        found = (await readOutbox(200)).find((message) => message.to === to);
        return found !== undefined && found.id !== after;
      },
      { message: `a message to ${to}`, timeout: 15_000 },
    )
    .toBe(true);
  if (!found) throw new Error('no message came');
  return found;
}

/** The six digits in a message. */
export function digitsIn({ text }: Kept): string {
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

export { expect } from 'playwright/test';
