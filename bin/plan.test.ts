import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

const card = JSON.parse(readFileSync('db/seed/data/creditors.json', 'utf8')).creditors.find(
  (one: { name: string }) => one.name === 'Harbour Card Services',
).policy;
const person = { policy: card, balanceMinor: 300_00, todayOn: '2026-11-02', payDay: 'monthly:28' };

test('All that a policy offers for one debt is answered as the screen shows it', () => {
  const asked = { ...person, leftMinor: 120_00, livingMinor: 0, amountMinor: 10_00, on: '2026-11-30' };
  const { status, stdout } = run('--kind', 'options', '--input', JSON.stringify(asked), '--json');
  expect(status).toBe(0);
  const { order, options } = JSON.parse(stdout);
  expect(order).toContain('free-advice');
  const byWay = new Map(options.map((one: { way: string }) => [one.way, one]));
  expect([...byWay.keys()].slice(0, 4)).toEqual(['in-full', 'lighter', 'middle', 'sooner']);
  expect(byWay.get('lighter')).toMatchObject({
    regularMinor: 24_00,
    firstOn: '2026-11-30',
    leftToLiveOnWeekMinor: 22_15,
  });
  expect(byWay.get('own-amount')).toMatchObject({ regularMinor: 10_00 });
  expect(byWay.get('by-a-day')).toMatchObject({ on: '2026-11-30', totalMinor: 300_00 });
});

test('In words each way says what it comes to, and every step of its sums', () => {
  const asked = { ...person, leftMinor: 120_00 };
  const { stdout } = run('--kind', 'options', '--input', JSON.stringify(asked));
  expect(stdout).toContain('All of it now: £300.00 in all, on 2 November 2026.');
  expect(stdout).toContain('A lighter plan: £300.00 in all.');
  expect(stdout).toContain('We ask for at most 50% of it: £60.00.');
  expect(stdout).toContain('13 payments come to £300.00.');
});

test('With nothing left no plan is offered, and what is not asked rightly is refused by name', () => {
  const none = run('--kind', 'options', '--input', JSON.stringify({ ...person, leftMinor: 0 }), '--json');
  expect(JSON.parse(none.stdout).options.map(({ way }: { way: string }) => way)).not.toContain('lighter');
  for (const [change, reason] of [
    [{ policy: {} }, 'not-a-policy'],
    [{ payDay: 'monthly:31' }, 'not-a-pay-day'],
    [{ todayOn: '2026-02-30' }, 'not-a-day'],
    [{ balanceMinor: 0.5 }, 'not-an-amount'],
    [{ nation: 'france' }, 'not-a-nation'],
  ] as const) {
    const { status, stderr } = run('--kind', 'options', '--input', JSON.stringify({ ...person, ...change }));
    expect(status).toBe(2);
    expect(stderr).toContain(`refused (${reason})`);
    expect(stderr).not.toContain(`: ${reason}`);
  }
});

test('An amount too small ever to end is a little for now, as on the screen', () => {
  const asked = { ...person, balanceMinor: 9_000_00, leftMinor: 120_00, amountMinor: 1_00 };
  const { status, stdout } = run('--kind', 'options', '--input', JSON.stringify(asked), '--json');
  expect(status).toBe(0);
  const little = JSON.parse(stdout).options.find(({ way }: { way: string }) => way === 'a-little-for-now');
  expect(little).toMatchObject({ regularMinor: 1_00, totalMinor: 6_00 });
});
