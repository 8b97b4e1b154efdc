const BROWSERS = [
  ['edge', /\bEdg(e|A|iOS)?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
] as const;

const SYSTEMS = [
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['chromebook', /\bCrOS\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\bLinux\b/],
] as const;

export type Browser = (typeof BROWSERS)[number][0] | 'other';
export type System = (typeof SYSTEMS)[number][0] | 'other';

/** The kind of device in two plain words, for “where you are signed in”. */
export type Device = { readonly browser: Browser; readonly system: System };

/** What a browser says of itself, as far as a person would recognise it; nothing that tells two phones apart. */
export function readDevice(userAgent: string): Device {
  return {
    browser: BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other',
    system: SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other',
  };
}

/** A device as it is kept: `firefox/android`. */
export function writeDevice({ browser, system }: Device): string {
  return `${browser}/${system}`;
}

/** A kept device, read back; whatever is not one of ours is `other`. */
export function parseDevice(kept: string | null): Device {
  const [browser, system] = (kept ?? '').split('/');
  return {
    browser: BROWSERS.find(([name]) => name === browser)?.[0] ?? 'other',
    system: SYSTEMS.find(([name]) => name === system)?.[0] ?? 'other',
  };
}
