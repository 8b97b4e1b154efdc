import HolidayCalendar from 'date-holidays';
import { type Day, type Holidays, readDay, yearOf } from '@/domain/calendar';
import type { Nation } from '@/domain/nation';

export { NATIONS, type Nation } from '@/domain/nation';

const REGION: Readonly<Record<Nation, string>> = {
  england: 'ENG',
  wales: 'WLS',
  scotland: 'SCT',
  northern_ireland: 'NIR',
};

/** The library works a year out in milliseconds and plans ask thousands of times, so each year is kept. */
const KNOWN = new Map<Nation, { calendar: HolidayCalendar; years: Map<number, ReadonlySet<Day>> }>();

/** One calendar for each nation: making it costs more than asking it for a year. */
function knownOf(nation: Nation) {
  const known = KNOWN.get(nation) ?? {
    calendar: new HolidayCalendar('GB', REGION[nation]),
    years: new Map<number, ReadonlySet<Day>>(),
  };
  KNOWN.set(nation, known);
  return known;
}

/** The public and bank holidays of a nation in one year, substitute days among them. */
export function holidaysIn(nation: Nation, year: number): ReadonlySet<Day> {
  const { calendar, years } = knownOf(nation);
  const known = years.get(year);
  if (known) return known;
  const days = new Set<Day>();
  for (const { date, type } of calendar.getHolidays(year)) {
    // The library writes the local day first, so the machine's own time zone never shifts it.
    const day = readDay(date.slice(0, 10));
    if (day !== null && (type === 'public' || type === 'bank')) days.add(day);
  }
  years.set(year, days);
  return days;
}

/** The holidays of a nation in whatever year is asked about. */
export function holidaysOf(nation: Nation): Holidays {
  return { has: (day) => holidaysIn(nation, yearOf(day)).has(day) };
}
