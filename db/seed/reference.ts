import fs from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { z } from 'zod';
import * as schema from '@/db/schema';
import { earliestKnownOn } from '@/domain/resources';

const creditorFile = z.object({
  creditors: z.array(
    z.object({
      name: z.string(),
      whatItIs: z.string(),
      product: z.string(),
      currency: z.string().length(3),
      regime: z.enum(['regulated_credit', 'utility', 'rent', 'council_tax', 'trade']),
      complaintScheme: z.string(),
      creditFile: z.enum(['none', 'reports']),
      policy: z.record(z.string(), z.unknown()),
    }),
  ),
});

const resourceFile = z.object({
  resources: z.array(z.looseObject({ id: z.string(), name: z.string(), date_known: z.string() })),
});

/** The day from which a seeded creditor's first policy holds. */
const FIRST_POLICY_ON = '2020-01-01';

/**
 * Loads creditors with a first policy each, and the free-help resources, as the owner. Rows that are already there
 * are left alone, so it may run at every start. Gives how many creditors were added and how many were known. Throws in
 * words when a file is not what it says.
 */
export async function seedReference(
  ownerUrl: string,
  files: { creditors?: string; resources?: string },
): Promise<{ added: number; known: number }> {
  const creditors = files.creditors ? inShape(creditorFile, files.creditors).creditors : [];
  const resources = files.resources ? inShape(resourceFile, files.resources).resources : [];
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const database = drizzle(client, { schema, casing: 'snake_case' });
  try {
    return await database.transaction(async (tx) => {
      let count = 0;
      for (const { policy, ...facts } of creditors) {
        const [added] = await tx
          .insert(schema.creditor)
          .values(facts)
          .onConflictDoNothing()
          .returning({ id: schema.creditor.id });
        if (!added) continue;
        count += 1;
        await tx
          .insert(schema.policy)
          .values({ creditorId: added.id, version: 1, effectiveOn: FIRST_POLICY_ON, terms: policy });
      }
      if (resources.length > 0)
        await tx
          .insert(schema.resource)
          .values(
            resources.map((facts) => ({
              id: facts.id,
              name: facts.name,
              facts,
              checkedOn: earliestKnownOn(facts.date_known),
            })),
          )
          .onConflictDoNothing();
      return { added: count, known: creditors.length - count };
    });
  } finally {
    await client.end({ timeout: 2 });
  }
}

function readJson(file: string): unknown {
  const text = fs.readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

/** What the file says, in its shape; a fault names where it is. */
function inShape<T>(shape: z.ZodType<T>, file: string): T {
  const read = shape.safeParse(readJson(file));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file} needs attention:\n${faults.join('\n')}`);
}
