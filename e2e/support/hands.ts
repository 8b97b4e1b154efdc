import { expect, type Locator, type Page } from 'playwright/test';

/** How somebody works a page: with a mouse or a thumb, or with nothing but a keyboard. */
export type Hands = {
  readonly fill: (field: Locator, text: string) => Promise<void>;
  readonly check: (radio: Locator) => Promise<void>;
  readonly pick: (select: Locator, label: string) => Promise<void>;
  readonly press: (target: Locator) => Promise<void>;
};

/** A mouse or a thumb. */
export const POINTER: Hands = {
  fill: (field, text) => field.fill(text),
  check: (radio) => radio.check(),
  pick: async (select, label) => {
    await select.selectOption(label);
  },
  press: (target) => target.click(),
};

/** Tab, arrows, Space, Enter and letters; nothing is reached that these do not reach. */
export function keyboardOf(page: Page): Hands {
  const { keyboard } = page;
  return {
    fill: async (field, text) => {
      await tabTo(page, field);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(text);
    },
    check: async (radio) => {
      const group = page.locator(`input[name="${await radio.getAttribute('name')}"]`);
      await tabTo(page, group);
      for (let n = 0; n < (await group.count()) && !(await isFocused(radio)); n += 1)
        await keyboard.press('ArrowDown');
      if (!(await radio.isChecked())) await keyboard.press('Space');
      await expect(radio).toBeChecked();
    },
    pick: async (select, label) => {
      await tabTo(page, select);
      await keyboard.type(label);
      await expect(select.getByRole('option', { name: label, exact: true })).toHaveJSProperty(
        'selected',
        true,
      );
    },
    press: async (target) => {
      await tabTo(page, target);
      await keyboard.press('Enter');
    },
  };
}

/** Presses Tab until one of these has the focus; throws where none ever has. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let n = 0; n < 150; n += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${wanted}`);
}

const isFocused = (wanted: Locator): Promise<boolean> =>
  wanted.evaluateAll((all) => all.some((one) => one === document.activeElement));
