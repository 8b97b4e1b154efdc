import { spawnSync } from 'node:child_process';
import { expect, test } from 'playwright/test';
import { answerCase, CASE_KINDS } from '@/domain/case-answer';
import { say, sayRefusal } from './cases/say';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'bin/plan.ts', ...args], {
    encoding: 'utf8',
  });
const weeks = '{"totalMinor":2000,"amountMinor":999,"frequency":"weekly","firstOn":"2019-01-30"}';

test('One case is answered as a file of cases would have it', () => {
  const { status, stdout } = run('--kind', 'schedule', '--input', weeks, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    payments: [
      ['2019-01-30', 999],
      ['2019-02-06', 999],
      ['2019-02-13', 2],
    ],
  });
});

test('Without --json the working is told in plain words', () => {
  const { status, stdout } = run('--kind', 'schedule', '--input', weeks);
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toEqual([
    '1. 30 January 2019: £9.99.',
    '  2. 6 February 2019: £9.99.',
    '  3. 13 February 2019: £0.02.',
    '3 payments come to £20.00.',
  ]);
});

for (const [args, words] of [
  [['--kind', 'magic', '--input', '{}'], '--kind must be one of'],
  [['--kind', 'share'], '--input is missing'],
  [['--kind', 'share', '--input', '{"a"\n 1}'], 'line 2, column 2: a colon is expected'],
  [['--kind', 'share', '--input', '[1]'], '--input must be an object'],
  [['--kind', 'share', '--input', '{"affordableMinor":1,"balancesMinor":[0.5]}'], 'refused (not-an-amount)'],
  [['--sort', 'share'], 'Unknown option'],
] as const)
  test(`Input that cannot be answered gives exit 2 and says why: ${words}`, () => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

test('Nothing written is refused in words for every kind', () => {
  for (const kind of CASE_KINDS) {
    const answer = answerCase(kind, {});
    const words = answer.ok ? answer.working.map(say).join(' ') : sayRefusal(answer.reason);
    expect(words, kind).not.toBe(answer.ok ? '' : answer.reason);
  }
});
