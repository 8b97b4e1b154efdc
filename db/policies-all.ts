import { asc, desc, eq } from 'drizzle-orm';
import { policyTerms } from '@/db/policies';
import { askAtOnce } from '@/db/read';
import { creditor, policy } from '@/db/schema';
import type { Policy } from '@/domain/policy';
import type { StaffViewer } from '@/domain/viewer';

/** A creditor with every version of its policy, the newest first. */
export type CreditorPolicies = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveOn: string;
    /** Null where what is kept cannot be read. */
    readonly terms: Policy | null;
  }[];
};

/** The policies of every creditor in the viewer's portfolio, by the creditor's name. */
export async function listPolicies(viewer: StaffViewer): Promise<readonly CreditorPolicies[]> {
  const rows = await askAtOnce(viewer, (tx) =>
    tx
      .select({
        id: creditor.id,
        name: creditor.name,
        currency: creditor.currency,
        version: policy.version,
        effectiveOn: policy.effectiveOn,
        terms: policy.terms,
      })
      .from(policy)
      .innerJoin(creditor, eq(creditor.id, policy.creditorId))
      .orderBy(asc(creditor.name), desc(policy.version)),
  );
  const found = new Map<string, CreditorPolicies & { versions: CreditorPolicies['versions'][number][] }>();
  for (const { id, name, currency, version, effectiveOn, terms } of rows) {
    if (viewer.creditorIds !== 'all' && !viewer.creditorIds.includes(id)) continue;
    const one = found.get(id) ?? { id, name, currency, versions: [] };
    one.versions.push({ version, effectiveOn, terms: policyTerms(terms) });
    found.set(id, one);
  }
  return [...found.values()];
}
