import { markSent, takeWaiting, type Waiting } from '@/db/outbox';
import type { JobViewer } from '@/domain/viewer';
import { mailCarrier } from './mail';
import type { Carrier } from './message';
import { renderNotice } from './notices';
import { textCarrier } from './sms';

const SENDER: JobViewer = { kind: 'job', name: 'outbox' };
/** A code is waited for, so the outbox is looked into twice a second. */
const EVERY_MS = 500;
const AT_ONCE = 20;

export type Carriers = { readonly email: Carrier; readonly text: Carrier };

/** Sends what waits, once round. Gives how many messages were taken. What cannot be sent now waits for its next time. */
export async function sendWaiting(carriers: Carriers): Promise<number> {
  const waiting = await takeWaiting(SENDER, AT_ONCE);
  await Promise.all(waiting.map((message) => sendOne(carriers, message)));
  return waiting.length;
}

async function sendOne(carriers: Carriers, message: Waiting): Promise<void> {
  const words = message.to === null ? null : renderNotice(message);
  if (words === null || message.to === null) return markSent(SENDER, message.id);
  const { id, channel, to } = message;
  const sent = await carriers[channel].send({ id, channel, to, ...words });
  if (!sent.ok) console.error(`outbox: ${channel} ${id} ${sent.reason}`);
  if (sent.ok || sent.reason === 'refused') await markSent(SENDER, id);
}

/** Sends messages from now on, until told to stop. While the database is away it waits, and goes on by itself. */
export function startSender(carriers: Carriers = { email: mailCarrier(), text: textCarrier() }): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    const taken = await sendWaiting(carriers).catch(() => 0);
    if (!stopped) timer = setTimeout(round, taken === AT_ONCE ? 0 : EVERY_MS);
    timer?.unref();
  };
  timer = setTimeout(round, EVERY_MS);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
