/** Addresses that can only be this machine. */
const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** What a request says of where it was sent from, and by what name it reached us. */
export type Claimed = {
  readonly origin: string | null;
  readonly site: string | null;
  readonly host: string | null;
};

/**
 * Whether what is sent comes from a page of ours: its Origin is the address people reach us by. Outside production,
 * this machine under another of its names is us too. A missing Origin, `null`, and a browser that says `cross-site`
 * are not. (Fetch standard: browsers send Origin with every POST.)
 */
export function isOwnOrigin(
  { origin, site, host }: Claimed,
  us: { appUrl: string; production: boolean },
): boolean {
  if (origin === null || site === 'cross-site') return false;
  if (origin === new URL(us.appUrl).origin) return true;
  return !us.production && host !== null && THIS_MACHINE.test(host) && origin === `http://${host}`;
}

/**
 * Whether this machine asks itself: by a name of its own, over a connection from itself. What a request says as its Host
 * is up to whoever sends it, so that alone is nothing.
 */
export function isThisMachine({ host, address }: { host: string; address: string }): boolean {
  return THIS_MACHINE.test(host) && /^(127(\.\d{1,3}){3}|::1)$/.test(address);
}
