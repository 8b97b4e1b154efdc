import type { ServerResponse } from 'node:http';

/** For answers that proxy.ts never saw: static files, our own refusals, the kind 500 page. No script at all. */
const STRICT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page of ours never needs from a device; copying text is left to the browser's own default. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', STRICT_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  // Not no-referrer: with it browsers send `Origin: null`, and forms without script would be refused.
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
];

/** Adds every safety header the answer does not have yet. HSTS only where people reach us by https. */
export function addSafetyHeaders(response: ServerResponse, { https }: { https: boolean }): void {
  response.removeHeader('X-Powered-By');
  for (const [name, value] of HEADERS) if (!response.hasHeader(name)) response.setHeader(name, value);
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
}
