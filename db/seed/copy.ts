import postgres from 'postgres';

/** A copy of a database on the same server; gives its owner's connection. */
export async function copyDatabase(ownerUrl: string, from: string, to: string): Promise<string> {
  const url = new URL(ownerUrl);
  url.pathname = '/postgres';
  const client = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(`create database "${to}" template "${from}"`);
  } finally {
    await client.end();
  }
  url.pathname = `/${to}`;
  return url.href;
}
