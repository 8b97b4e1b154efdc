import { expect, test } from '@/db/seed/testing';
import { command } from './testing';

test.describe.configure({ timeout: 120_000 });

test('A command that cannot use the operator’s database says what to do, and never that all is well', async ({
  database: { app },
}) => {
  const { user, pass, host, port } = app.options;
  const at = (name: string): string => `postgres://${user}:${pass}@${host[0]}:${port[0]}/${name}`;
  const only = (url: string) => ({ DATABASE_OWNER_URL: '', DATABASE_URL: url });
  const cases: [ended: ReturnType<typeof command>, words: string][] = [
    [command('migrate', [], only(at('postgres'))), 'Set DATABASE_OWNER_URL'],
    [command('staff', ['list'], only(at('postgres'))), 'run: npm run db:migrate'],
    [command('migrate', [], only('postgres://a:b@127.0.0.1:1/c')), 'No database answers at 127.0.0.1:1'],
    [command('migrate', [], only(at('nowhere'))), 'There is no database called “nowhere”'],
    [command('migrate', ['now']), 'How to use it: npm run db:migrate'],
    [command('creditors', ['README.md']), 'Nothing was added'],
    [command('creditors', []), 'How to use it: npm run creditors'],
  ];
  for (const [ended, words] of cases) {
    const { code, out, err } = await ended;
    expect({ code, out, trace: /\n\s+at /.test(err) }, words).toEqual({ code: 2, out: '', trace: false });
    expect(err).toContain(words);
  }
});
