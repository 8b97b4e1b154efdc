import { createTransport } from 'nodemailer';
import { env } from '@/env';
import { localOutbox } from './local-outbox';
import type { Carrier, Message } from './message';

/** How long the mail server may take for each step of a conversation. */
const PATIENCE_MS = 10_000;

/** Mail by SMTP where SMTP_URL is set; written to the outbox folder where it is not. */
export function mailCarrier(): Carrier {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) return localOutbox;
  if (!MAIL_FROM) throw new Error('MAIL_FROM is needed with SMTP_URL: the sender of our mail');
  return smtpCarrier(SMTP_URL, MAIL_FROM);
}

/** Plain-text mail, with a Message-ID of the message’s own so that one sent twice can be known as one. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.match(/@([\w.-]+)/)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text }: Message) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${host}>` });
        return { ok: true };
      } catch (error) {
        // The server’s own words may repeat the address, so only the kind of failure is kept.
        return { ok: false, reason: isRefusal(error) ? 'refused' : 'unreachable' };
      }
    },
  };
}

/** SMTP replies of 500 and above are final (RFC 5321, 4.2.1). */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;
}
