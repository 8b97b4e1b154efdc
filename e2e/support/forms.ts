import type { APIRequestContext } from 'playwright/test';
import type { Case } from './session';

/** The fields of the first form of a page as it is sent without script, hidden ones and all. */
export async function formOf(
  request: APIRequestContext,
  path: string,
  headers = {},
): Promise<Record<string, string>> {
  const html = await (await request.get(path, { headers })).text();
  const form = /<main[\s\S]*?<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const asText = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [asText(name), asText(value)],
    ),
  );
}

/** Sends the first step as a browser without script does, with an Origin of our choosing. */
export async function sendAsk(
  request: APIRequestContext,
  { accountReference, bornOn }: Pick<Case, 'accountReference' | 'bornOn'>,
  headers: Record<string, string>,
) {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  const fields = {
    ...(await formOf(request, '/sign-in')),
    reference: accountReference,
    'bornOn-day': day,
    'bornOn-month': month,
    'bornOn-year': year,
    channel: 'email',
  };
  return request.post('/sign-in', { multipart: fields, headers, maxRedirects: 0 });
}
