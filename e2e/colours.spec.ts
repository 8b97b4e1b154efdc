import { expect, test } from 'playwright/test';

/** What must be read, on what, and the least contrast it may have there (look of the house: 7, 4.5 and 3 to 1). */
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'tint', 7],
  ['ink', 'amber', 7],
  ['soft-ink', 'paper', 7],
  ['soft-ink', 'tint', 7],
  ['action', 'paper', 4.5],
  ['action', 'tint', 4.5],
  ['action', 'amber', 4.5],
  ['action-deep', 'paper', 4.5],
  ['on-action', 'action', 4.5],
  ['on-action', 'action-deep', 4.5],
  ['fix', 'paper', 4.5],
  ['edge', 'paper', 3],
  ['amber-edge', 'amber', 3],
  ['amber-edge', 'paper', 3],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Every ${colorScheme} colour can be read on every ground it stands on`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    const ratios = await page.evaluate((pairs) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const tokens = getComputedStyle(document.documentElement);
      // Painting it turns any notation of a colour into the bytes that reach the eye.
      const brightness = (name: string) => {
        if (!canvas) throw new Error('This browser cannot paint.');
        canvas.fillStyle = tokens.getPropertyValue(`--color-${name}`);
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
          const part = byte / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      return pairs.map(([front, ground, least]) => {
        const [dark = 0, light = 0] = [brightness(front), brightness(ground)].sort((a, b) => a - b);
        return { front, ground, least, found: (light + 0.05) / (dark + 0.05) };
      });
    }, PAIRS);
    expect(ratios).toHaveLength(PAIRS.length);
    expect(ratios.filter((pair) => !(pair.found >= pair.least))).toEqual([]);
  });
}
