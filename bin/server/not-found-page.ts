/** An address that no room of the site will ever have. */
const NOWHERE = '/nowhere-at-all';

/**
 * The not-found page of the running portal, taken once at start and freed of every script. When a page finds that its
 * subject is not there (or not yours), the framework's body is empty without script; this is given in its place.
 * Taken without cookies, so it holds nothing about anyone.
 */
export async function takeNotFoundPage(origin: string): Promise<string> {
  const answer = await fetch(origin + NOWHERE, { headers: { accept: 'text/html' } });
  const page = await answer.text();
  if (answer.status !== 404 || !page.includes('</main>')) {
    throw new Error(`The not-found page could not be taken: it answered ${answer.status}.`);
  }
  return withoutScripts(page);
}

/** Our own page without what runs: scripts, what fetches them ahead, and the marks that would let them run. */
export function withoutScripts(page: string): string {
  return page
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replaceAll(/\snonce="[^"]*"/g, '');
}
