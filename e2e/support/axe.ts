import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

/** What axe is asked to hold us to: WCAG 2.2 A and AA, and its own good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with a readable list when axe finds anything on the page as it stands. It is put into the page by the
 * debugger, which the page's own policy does not hold back; it needs script, so it is not for the no-script project.
 * `without` names rules of axe that cannot judge this state; say why where you use it.
 */
export async function expectAccessible(
  page: Page,
  { without = [] }: { without?: string[] } = {},
): Promise<void> {
  // A page that script has led to stands there a moment before its title does.
  await expect(page).toHaveTitle(/\S/);
  // From its top: what the header that stays in view half covers is taken for too small to press.
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ tags, without }) => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(
          [['target-size', true] as const, ...without.map((rule) => [rule, false] as const)].map(
            ([rule, enabled]) => [rule, { enabled }],
          ),
        ),
      });
      return found.violations.map(
        (one) => `${one.id}: ${one.help}\n  ${one.nodes.map((node) => node.html).join('\n  ')}`,
      );
    },
    { tags: TAGS, without },
  );
  expect(violations, `what axe found at ${page.url()}`).toEqual([]);
}
