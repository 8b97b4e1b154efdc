import { env } from '@/env';
import { localOutbox } from './local-outbox';
import type { Carrier, Message } from './message';

const PATIENCE_MS = 10_000;

/** Texts through the provider at SMS_URL where it is set; written to the outbox folder where it is not. */
export function textCarrier(): Carrier {
  const { SMS_URL, SMS_TOKEN, SMS_FROM } = env();
  return SMS_URL ? httpCarrier(SMS_URL, { token: SMS_TOKEN, from: SMS_FROM }) : localOutbox;
}

/**
 * Texts through a provider that takes JSON over HTTPS: `{ to, from, text, id }`, a bearer token, and the message’s id
 * as Idempotency-Key. Any 2xx is sent; other 4xx than 408 and 429 are refused; all else may be tried again.
 */
export function httpCarrier(
  url: string,
  { token, from }: { token?: string | undefined; from?: string | undefined },
): Carrier {
  return {
    async send({ id, to, text }: Message) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ to, from, text, id }),
      }).catch(() => null);
      if (answer?.ok) return { ok: true };
      const isFinal = answer && answer.status < 500 && ![408, 429].includes(answer.status);
      return { ok: false, reason: isFinal ? 'refused' : 'unreachable' };
    },
  };
}
