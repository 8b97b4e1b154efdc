import type { Page } from 'playwright/test';

/**
 * What an eye would stumble over on the page as it stands, in words: a figure or a day that is split over two lines, no
 * name in the tab or more than one, more than one title or main thing to do, something to press that is too low for a
 * thumb (`least`, in pixels), anything beyond the edge. Empty where there is nothing.
 */
export function stumbles(page: Page, { least }: { least: number }): Promise<string[]> {
  return page.evaluate((tall) => {
    const main = document.querySelector('main');
    if (!main) return ['no main part'];
    const isSeen = (one: Element) => one.checkVisibility() && !one.closest('.sr-only');
    const all = (selector: string) => [...main.querySelectorAll<HTMLElement>(selector)].filter(isSeen);
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`${wide} pixels beyond the edge`);
    const names = document.querySelectorAll('title:not(svg title)');
    if (names.length !== 1) found.push(`${names.length} names in the tab`);
    if (location.pathname !== '/' && !document.title.includes(' – ')) found.push('no name in the tab');
    if (all('h1').length !== 1) found.push(`${all('h1').length} titles`);
    if (all('.bg-action').length > 1) found.push(`${all('.bg-action').length} main things to do`);
    for (const one of all('a[href], button, summary, select, textarea, input:not([type=hidden])')) {
      const { display, height } = getComputedStyle(one);
      const box = one.matches('[type=radio], [type=checkbox]') ? one.closest('div') : one;
      // A link inside a sentence takes the height of its line.
      if (display !== 'inline' && (box?.getBoundingClientRect().height ?? 0) < tall)
        found.push(`${height} tall: ${one.textContent}`);
    }
    const range = document.createRange();
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.parentElement || !isSeen(text.parentElement)) continue;
      for (const { 0: whole, index } of (text.textContent ?? '').matchAll(
        /−?£[\d,]+(\.\d\d)?|\b\d{1,2}\s[A-Z][a-z]{2,}\b/g,
      )) {
        range.setStart(text, index);
        range.setEnd(text, index + whole.length);
        const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)));
        if (lines.size > 1) found.push(`split: ${whole}`);
      }
    }
    return found;
  }, least);
}
