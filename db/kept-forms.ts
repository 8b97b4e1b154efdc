import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import type { Reader } from '@/db/lines';
import { askAtOnce, isId } from '@/db/read';
import { dataKey, keptForm, submission } from '@/db/schema';
import { dataKeyFor, openDataKey, openWords, sealWords } from '@/db/sealed';
import { answerPlace, KEPT_HOURS, secondPlace } from '@/domain/kept-form';
import type { DebtorViewer, StaffViewer } from '@/domain/viewer';

/** A form whose session had ended when it was sent: where it is, and what was typed. */
export type ToKeep = { readonly place: string; readonly fields: Readonly<Record<string, string>> };

/** That something is kept, without what it says. */
export type KeptRow = { readonly id: string; readonly place: string };

/** Nobody fills in more forms than this at one time; the oldest goes first. */
const MOST = 5;
const FIELDS = { table: 'kept_form', column: 'fields' } as const;
const isFresh = sql`${keptForm.createdAt} > guard.now() - make_interval(hours => ${KEPT_HOURS})`;

/** Whose a kept form may be: a person's, or staff's who were writing to one. */
type Writer = DebtorViewer | StaffViewer;

/**
 * Keeps what was typed in a form, sealed, for the person whose session had ended: the newest of each place, the newest
 * five in all. The viewer is the holder of the ended session, who is not signed in; nothing is shown by it. Gives
 * whether it is kept: not for someone who has been erased.
 */
export async function keepForm(viewer: DebtorViewer, form: ToKeep): Promise<boolean> {
  return asViewer(viewer, (tx) => keep(tx, { debtorId: viewer.debtorId, proved: viewer.proved }, form));
}

/**
 * Keeps an answer that staff were writing when their session ended, as {@link keepForm} does, sealed with the key of the
 * person it is for; or, where `proposed` is among its fields, a second person's word about one. Gives whether it is kept:
 * not where they may not answer it, or there is nobody to write to.
 */
export async function keepAnswer(
  viewer: StaffViewer,
  { submissionId, fields }: { submissionId: string; fields: ToKeep['fields'] },
): Promise<boolean> {
  if (!isId(submissionId)) return false;
  return asViewer(viewer, async (tx) => {
    const [sent] = await tx
      .select({ debtorId: submission.debtorId })
      .from(submission)
      .where(eq(submission.id, submissionId));
    if (!sent?.debtorId) return false;
    const { proposed } = fields;
    const place = proposed === undefined ? answerPlace(sent.debtorId, submissionId) : secondPlace(proposed);
    if (!place) return false;
    return keep(tx, { debtorId: sent.debtorId, staffId: viewer.staffId }, { place, fields });
  });
}

type Of = Pick<typeof keptForm.$inferInsert, 'debtorId' | 'proved' | 'staffId'>;

async function keep(tx: Tx, of: Of, { place, fields }: ToKeep): Promise<boolean> {
  const key = await dataKeyFor(tx, of.debtorId);
  if (!key.ok) return false;
  const id = key.rowId;
  const sealed = sealWords(key.key, { ...FIELDS, row: id }, JSON.stringify(fields));
  await tx.insert(keptForm).values({ ...of, id, place, fields: sealed });
  // Nobody else's are seen here.
  await tx.delete(keptForm).where(and(eq(keptForm.place, place), ne(keptForm.id, id)));
  await tx
    .delete(keptForm)
    .where(
      sql`${keptForm.id} not in (select k.id from kept_form k order by k.created_at desc, k.id desc limit ${MOST})`,
    );
  return true;
}

function isOf(viewer: Writer) {
  return viewer.kind === 'staff'
    ? eq(keptForm.staffId, viewer.staffId)
    : and(eq(keptForm.debtorId, viewer.debtorId), isNull(keptForm.staffId));
}

/**
 * What is kept for its writer to come back to, newest first. What was typed by somebody who had shown that a contact is
 * theirs is not there for one who came in with a letter alone: the database says so too.
 */
export async function keptOf(tx: Reader, viewer: Writer): Promise<readonly KeptRow[]> {
  return tx
    .select({ id: keptForm.id, place: keptForm.place })
    .from(keptForm)
    .where(and(isOf(viewer), isFresh))
    .orderBy(desc(keptForm.createdAt), desc(keptForm.id))
    .limit(MOST);
}

/** The newest of what is kept; null where nothing is. */
export async function newestKept(viewer: Writer): Promise<KeptRow | null> {
  return askAtOnce(viewer, async (tx) => (await keptOf(tx, viewer))[0] ?? null);
}

/** What was typed in a kept form, by field; null where there is none of that id, or its words have been erased. */
export async function readKept(viewer: Writer, id: string): Promise<Readonly<Record<string, string>> | null> {
  if (!isId(id)) return null;
  const [row] = await askAtOnce(viewer, (tx) =>
    tx
      .select({
        id: keptForm.id,
        debtorId: keptForm.debtorId,
        sealed: keptForm.fields,
        wrapped: dataKey.wrapped,
        keyId: dataKey.keyId,
      })
      .from(keptForm)
      .innerJoin(dataKey, eq(dataKey.debtorId, keptForm.debtorId))
      .where(and(eq(keptForm.id, id), isOf(viewer), isFresh)),
  );
  const key = row && openDataKey(row.debtorId, row);
  if (!key) return null;
  return JSON.parse(openWords(key, { ...FIELDS, row: row.id }, row.sealed)) as Record<string, string>; // as keepForm wrote it
}

/** Lets go of what was kept: of one place once its form has been sent, or of one that nobody wants. */
export async function dropKept(
  viewer: Writer,
  which: { readonly place: string } | { readonly id: string },
): Promise<void> {
  const it = 'id' in which ? eq(keptForm.id, which.id) : eq(keptForm.place, which.place);
  await asViewer(viewer, (tx) => tx.delete(keptForm).where(and(isOf(viewer), it)));
}
