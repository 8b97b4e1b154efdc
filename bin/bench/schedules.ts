import { Temporal } from 'temporal-polyfill';
import { type Payment, schedule } from '@/domain/schedule';

const PAYMENTS = 24;
const ROUNDS = 9;
const EACH_ROUND_MS = 150;

type Figure = { readonly name: string; readonly make: () => readonly Payment[] };

/** The same schedule as plain Temporal has it, day by day: what the engine's whole days are measured against. */
function byTemporal(totalMinor: number, amountMinor: number): Payment[] {
  const first = Temporal.PlainDate.from('2026-01-31');
  return Array.from({ length: Math.ceil(totalMinor / amountMinor) }, (_, k) => ({
    on: first.add({ months: k }).toString(),
    amountMinor: Math.min(amountMinor, totalMinor - k * amountMinor),
  }));
}

/** How many times a second something can be done, on the one core this runs on, over a short while. */
function timesASecond(make: () => readonly Payment[]): number {
  const start = performance.now();
  let times = 0;
  let elapsed = 0;
  while (elapsed < EACH_ROUND_MS) {
    for (let batch = 0; batch < 20; batch += 1) {
      if (make().length !== PAYMENTS) throw new Error('a schedule of another length was measured');
      times += 1;
    }
    elapsed = performance.now() - start;
  }
  return (times / elapsed) * 1000;
}

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function scheduleOf(rule: Partial<Parameters<typeof schedule>[0]>): () => readonly Payment[] {
  let turn = 0;
  return () => {
    turn = (turn + 1) % 1000;
    const made = schedule({
      frequency: 'monthly',
      firstOn: '2026-01-31',
      ...rule,
      totalMinor: 2_400_00 - turn,
      amountMinor: 100_00,
    });
    return made.ok ? made.payments : [];
  };
}

const FIGURES: readonly Figure[] = [
  { name: 'schedules-of-24-monthly', make: scheduleOf({}) },
  { name: 'schedules-of-24-weekly', make: scheduleOf({ frequency: 'weekly' }) },
  {
    name: 'schedules-of-24-last-working-day',
    make: scheduleOf({ monthDay: 'last_working', adjust: 'next', holidays: new Set([20_452, 20_483]) }),
  },
];

/**
 * Schedules of 24 payments a second on one core, days in and days out as text, each in turns with plain Temporal in the
 * same run. Prints one JSON line a figure; the value is the middle one of nine short rounds.
 */
export async function bench(): Promise<void> {
  const baseline: number[] = [];
  const measured = FIGURES.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round += 1) {
    baseline.push(timesASecond(() => byTemporal(2_400_00, 100_00)));
    FIGURES.forEach((figure, at) => {
      measured[at]?.push(timesASecond(figure.make));
    });
  }
  const plain = Math.round(middle(baseline));
  FIGURES.forEach(({ name }, at) => {
    const value = Math.round(middle(measured[at] ?? []));
    const ratio = Math.round((value / plain) * 10) / 10;
    console.log(JSON.stringify({ name, value, unit: 'schedules/s', baseline: plain, ratio }));
  });
}
