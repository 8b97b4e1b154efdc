import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The header by which the app learns where a request comes from. Whatever a request brought in it is thrown away. */
export const ADDRESS_HEADER = 'x-evenkeel-address';

/**
 * Reads TRUSTED_PROXY: addresses and CIDRs, separated by commas or spaces. Throws where one is neither, so that a slip
 * does not quietly trust nobody, or everybody.
 */
export function readTrusted(setting: string): BlockList {
  const trusted = new BlockList();
  for (const entry of setting.split(/[\s,]+/).filter((one) => one !== '')) {
    const [address = '', bits] = entry.split('/');
    const family = familyOf(address);
    const prefix = Number(bits);
    if (!family || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
      throw new Error(`TRUSTED_PROXY: “${entry}” is neither an address nor a CIDR`);
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, prefix, family);
  }
  return trusted;
}

/**
 * Where a request comes from: who holds the connection, or, where that is a proxy of ours, the last address that
 * X-Forwarded-For names before our own proxies. From anyone else X-Forwarded-For is only something they say.
 */
export function addressOf(
  socket: string | undefined,
  forwarded: string | undefined,
  trusted: BlockList,
): string {
  const isTrusted = (address: string) => {
    const family = familyOf(address);
    return family !== null && trusted.check(address, family);
  };
  let address = plain(socket ?? '');
  const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim()));
  while (isTrusted(address)) {
    const hop = hops.pop();
    if (hop === undefined || familyOf(hop) === null) break;
    address = hop;
  }
  return familyOf(address) ? address : 'unknown';
}

/** Writes the address over whatever the request brought, before the app sees it. */
export function markAddress(request: IncomingMessage, trusted: BlockList): void {
  const forwarded = request.headers['x-forwarded-for'];
  request.headers[ADDRESS_HEADER] = addressOf(
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    trusted,
  );
}

/**
 * Writes the name that people reach us by over whatever the request says it was asked by. The framework holds a form’s
 * Origin against it: a proxy that passes on its own inner name as Host would have every form refused, and what somebody
 * sends as X-Forwarded-Host is only something they say.
 */
export function markHost(request: IncomingMessage, appUrl: string): void {
  const { host, protocol } = new URL(appUrl);
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : null;
}

/** An IPv4 address that came in IPv6 clothes, or with a port, as itself. */
function plain(address: string): string {
  const bare = address.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}
