import { Secret, TOTP } from 'otpauth';

/** A new secret for an authenticator app: 160 bits, in base32 as apps take it (RFC 4226 asks for 128 or more). */
export function makeAuthenticatorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The link that an authenticator app opens, which carries the secret and whose it is. */
export function authenticatorLink(secret: string, who: { issuer: string; email: string }): string {
  return authenticator(secret, who).toString();
}

/**
 * The 30-second step whose code this is, or null where it is none of now, the step before or the step after (RFC 6238
 * allows for clocks that differ). `at` is the instant that counts as now. A step may be taken once: that is the
 * caller’s to keep.
 */
export function stepOfCode(secret: string, typed: string, at: Date): number | null {
  if (!/^\d{6}$/.test(typed)) return null;
  const delta = authenticator(secret).validate({ token: typed, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : Math.floor(at.getTime() / 30_000) + delta;
}

function authenticator(secret: string, who?: { issuer: string; email: string }): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    ...(who ? { issuer: who.issuer, label: who.email } : {}),
  });
}
