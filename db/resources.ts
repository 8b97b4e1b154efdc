import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { BUNDLED_RESOURCES } from '@/db/bundled-resources';
import { asViewer } from '@/db/client';
import { isAway } from '@/db/fault';
import { resource } from '@/db/schema';
import { earliestKnownOn, type Resource, readResource } from '@/domain/resources';
import type { Viewer } from '@/domain/viewer';

/** Which list an answer comes from: staff's own, or the one that came with the build because the database is away. */
export type Directory<Found> = { readonly from: 'database' | 'build'; readonly found: Found };

/** Shorter than for a person's own pages: here there is something to show without the database. */
const DEADLINE_MS = 1_200;

const text = z.string().nullish().default(null);
const facts = z.object({
  country: z.string().default('GB'),
  region: z.string().default('UK-wide'),
  topics: z.array(z.string()).default([]),
  serves: z.string().default(''),
  phone: text,
  text,
  webchat: text,
  hours: text,
  url: z.url({ protocol: /^https?$/ }),
  languages_access: text,
  call_cost: z.string().default(''),
  crisis: z.boolean().default(false),
  small_business: z.boolean().default(false),
  date_known: z.string().default('undated'),
  notes: text,
});

/** Every resource that staff have not hidden, in no order that means anything. */
export function listResources(viewer: Viewer): Promise<Directory<readonly Resource[]>> {
  return orFromBuild(
    async () => (await select(viewer)).flatMap(read),
    () => BUNDLED_RESOURCES,
  );
}

/** One resource, or null where there is none or staff have hidden it. */
export function findResource(viewer: Viewer, id: string): Promise<Directory<Resource | null>> {
  return orFromBuild(
    async () => (await select(viewer, id)).flatMap(read)[0] ?? null,
    () => BUNDLED_RESOURCES.find((one) => one.id === id) ?? null,
  );
}

function select(viewer: Viewer, id?: string) {
  const { name, checkedOn } = resource;
  return asViewer(
    viewer,
    (tx) =>
      tx
        .select({ id: resource.id, name, facts: resource.facts, checkedOn })
        .from(resource)
        .where(and(isNull(resource.hiddenAt), id === undefined ? undefined : eq(resource.id, id))),
    { deadlineMs: DEADLINE_MS },
  );
}

async function orFromBuild<Found>(
  ask: () => Promise<Found>,
  bundled: () => Found,
): Promise<Directory<Found>> {
  try {
    return { from: 'database', found: await ask() };
  } catch (error) {
    if (!isAway(error)) throw error;
    return { from: 'build', found: bundled() };
  }
}

/** A row as it is searched and shown. One that cannot be read is left out, so that it cannot take the others with it. */
function read(row: Awaited<ReturnType<typeof select>>[number]): Resource[] {
  const known = facts.safeParse(row.facts);
  if (!known.success) return [];
  const { date_known } = known.data;
  // A day that staff have set since says more than what the row came with.
  const isCheckedSince = row.checkedOn !== null && row.checkedOn > earliestKnownOn(date_known);
  return [
    readResource({
      ...known.data,
      id: row.id,
      name: row.name,
      date_known: isCheckedSince ? (row.checkedOn ?? date_known) : date_known,
    }),
  ];
}
