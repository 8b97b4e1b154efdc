import { randomUUID } from 'node:crypto';
import { asViewer } from '@/db/client';
import { recordEvent } from '@/db/events';
import { expect, test } from '@/db/seed/testing';
import type { JobViewer } from '@/domain/viewer';
import { command } from './testing';

const AS: JobViewer = { kind: 'job', name: 'letters' };

/** A case in which so many things happened; the ids of its events, in order. */
async function aCase(
  owner: { ids: (caseId: string) => Promise<string[]> },
  length: number,
): Promise<{ caseId: string; ids: string[] }> {
  const caseId = randomUUID();
  for (let at = 1; at <= length; at += 1)
    await asViewer(AS, (tx) =>
      recordEvent(tx, AS, { caseId, act: `act ${at}`, subject: 'thing', subjectId: 'x', payload: { at } }),
    );
  return { caseId, ids: await owner.ids(caseId) };
}

test('The command names every event that was edited, deleted, inserted, moved or cut off, and ends with a summary', async ({
  database,
}) => {
  test.setTimeout(120_000);
  const { owner } = database;
  // Other tests of this worker write events of their own making, and decide and agree, which is not what this one is about.
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from event_payload`;
    await tx`delete from event`;
    await tx`delete from event_head`;
    await tx`delete from decision`;
    await tx`delete from agreement`;
  });
  const ids = async (caseId: string): Promise<string[]> =>
    (await owner<{ id: string }[]>`select id from event where case_id = ${caseId} order by sequence`).map(
      ({ id }) => id,
    );
  const [edited, deleted, inserted, moved, cut] = await Promise.all(
    [4, 4, 4, 4, 4].map((n) => aCase({ ids }, n)),
  );
  if (!edited || !deleted || !inserted || !moved || !cut) throw new Error('five were asked for');
  const verify = () => command('audit', ['verify']);
  const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
  const whole = await verify();
  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(lastLine(whole.out)).toMatch(/^\d+ events of \d+ cases read: every one is as it was written\.$/);
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update event set act = 'act 9' where id = ${edited.ids[1] ?? ''}`;
    await tx`delete from event where id = ${deleted.ids[1] ?? ''}`;
    for (const sequence of [4, 3])
      await tx`update event set sequence = ${sequence + 1} where case_id = ${inserted.caseId} and sequence = ${sequence}`;
    await tx`insert into event select uuidv7(), case_id, 3, actor_kind, actor_id, 'put in', subject, subject_id, at,
      payload_digest, previous_hash, hash from event where id = ${inserted.ids[1] ?? ''}`;
    await tx`update event set sequence = -1 where id = ${moved.ids[1] ?? ''}`;
    await tx`update event set sequence = 2 where id = ${moved.ids[2] ?? ''}`;
    await tx`update event set sequence = 3 where id = ${moved.ids[1] ?? ''}`;
    await tx`delete from event where id = ${cut.ids[3] ?? ''}`;
  });
  const put = (await ids(inserted.caseId))[2];
  const broken = await verify();
  expect(broken.code).toBe(1);
  for (const line of [
    `case ${edited.caseId}, event 2 was edited, or put there by someone else [${edited.ids[1]}]`,
    `case ${deleted.caseId}, event 2 is missing`,
    `case ${inserted.caseId}, event 3 was put in between [${put}]`,
    `case ${inserted.caseId}, event 4 was moved: it was written as event 3 [${inserted.ids[2]}]`,
    `case ${moved.caseId}, event 2 was moved: it was written as event 3 [${moved.ids[2]}]`,
    `case ${moved.caseId}, event 3 was moved: it was written as event 2 [${moved.ids[1]}]`,
    `case ${cut.caseId}, event 4 is missing, and so is whatever came after it`,
  ])
    expect(broken.out).toContain(line);
  expect(lastLine(broken.out)).toMatch(
    /^\d+ events of \d+ cases read: 8 things are not as they were written\.$/,
  );
  expect(await verify()).toMatchObject({ code: 1 });
  expect(await command('audit', ['verify', 'x'])).toMatchObject({ code: 2 });
  expect(await command('audit', [])).toMatchObject({ code: 2 });
  const other = await command('audit', ['verify'], { EVENKEEL_SECRET: 'x'.repeat(40) });
  expect(other).toMatchObject({ code: 1 });
  expect(other.out).toContain('Not one event fits EVENKEEL_SECRET');
});
