import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { OurContact } from '../../content/our-contact';

/** A trouble this server answers by itself: with a static page in public/, or (404) with one of the portal's own. */
export type Trouble = 400 | 404 | 409 | 413 | 500;

/** There is no 404 until the portal runs; until then the framework's own answer stands. */
export type KindPages = Record<Exclude<Trouble, 404>, string> & { 404?: string };

const TROUBLES = [400, 409, 413, 500] as const;
const CONTACT_PLACE = /<!-- contact -->[\s\S]*?<!-- \/contact -->/;

/**
 * Reads the kind pages once, so that they can be given when nothing else works. With a contact, their general line
 * about calling is replaced by the person's name, number and hours, and by `madeUp` when they are made up.
 */
export async function loadKindPages(
  folder: string,
  contact: OurContact | undefined,
  madeUp: string,
): Promise<KindPages> {
  const read = async (trouble: number) => {
    const page = await readFile(join(folder, `${trouble}.html`), 'utf8');
    return contact ? page.replace(CONTACT_PLACE, () => contactLine(contact, madeUp)) : page;
  };
  const [badAddress, older, tooLarge, broken] = await Promise.all(TROUBLES.map(read));
  if (!badAddress || !older || !tooLarge || !broken) throw new Error('A kind page in public/ is empty.');
  return { 400: badAddress, 409: older, 413: tooLarge, 500: broken };
}

/** Gives the kind page of a trouble, or a short plain text where no page was asked for. */
export function sendTrouble(
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Trouble,
  pages: KindPages,
): void {
  const page = wantsPage(request);
  const body = Buffer.from(page ? (pages[trouble] ?? pages[400]) : 'This did not work. Please try again.\n');
  response.statusCode = trouble;
  response.setHeader('Content-Type', `text/${page ? 'html' : 'plain'}; charset=utf-8`);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether a person is waiting for a page: a navigation or a plain form, not the framework's own fetches. */
export function wantsPage(request: IncomingMessage): boolean {
  const { accept = '', rsc, 'next-action': action } = request.headers;
  return accept.includes('text/html') && rsc === undefined && action === undefined;
}

function contactLine({ name, phone, hours, ...contact }: OurContact, madeUp: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '');
  const said = contact.madeUp ? `<p><small>${escapeHtml(madeUp)}</small></p>` : '';
  return `<p>Ask for ${escapeHtml(name)}. <a href="tel:${digits}">${escapeHtml(phone)}</a></p><p><small>Open ${escapeHtml(hours)}.</small></p>${said}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
