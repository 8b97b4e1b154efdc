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
 * are left alone, so it may run at every start.
 */
export async function seedReference(
  ownerUrl: string,
  files: { creditors: string; resources?: string },
): Promise<void> {
  const { creditors } = creditorFile.parse(readJson(files.creditors));
  const resources = files.resources ? resourceFile.parse(readJson(files.resources)).resources : [];
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const database = drizzle(client, { schema, casing: 'snake_case' });
  try {
    await database.transaction(async (tx) => {
      for (const { policy, ...facts } of creditors) {
        const [added] = await tx
          .insert(schema.creditor)
          .values(facts)
          .onConflictDoNothing()
          .returning({ id: schema.creditor.id });
        if (!added) continue;
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
    });
  } finally {
    await client.end({ timeout: 2 });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
