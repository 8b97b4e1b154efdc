/** One field of a form as its page has it. */
type PageField = { readonly name: string; readonly value: string; readonly type: string };

/** A form of a page, hidden fields and all, with its buttons apart. */
export type PageForm = { readonly fields: readonly PageField[] };

/** What is sent: names with values, in order; one name may come more than once. */
export type Fields = readonly (readonly [string, string])[];

/** Every form of a page that is sent by POST to the page itself, as it is without script. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (!/method="post"/i.test(head) || /action="\//.test(head)) return [];
    const fields = [...body.matchAll(/<(input|textarea|select)\b([^>]*)>([\s\S]*?)(?=<)/g)].map(
      ([, tag = '', said = '']) => fieldOf(tag, said, body),
    );
    return [{ fields: fields.filter(({ name }) => name !== '') }];
  });
}

/** What a person in a hurry would send: the first choice of each, and something in every box. */
export function baselineOf({ fields }: PageForm): Fields {
  const first = fields.filter(
    ({ name, type }, nth) => type !== 'radio' || fields.findIndex((one) => one.name === name) === nth,
  );
  return first.map(({ name, value, type }) => [
    name,
    value || (type === 'hidden' ? '' : /(day|month)$/.test(name) ? '12' : /year$/.test(name) ? '2026' : '25'),
  ]);
}

function fieldOf(tag: string, said: string, body: string): PageField {
  const attribute = (name: string) => asText(new RegExp(`\\s${name}="([^"]*)"`).exec(said)?.[1] ?? '');
  const name = attribute('name');
  if (tag !== 'select') return { name, value: attribute('value'), type: attribute('type') || tag };
  const options = body.slice(body.indexOf(said));
  return { name, value: asText(/<option[^>]*value="([^"]+)"/.exec(options)?.[1] ?? ''), type: tag };
}

function asText(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
