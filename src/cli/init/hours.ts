import { accept, type Reading, refuse } from '../../config/document/reading.ts';
import { parseWeeklyHours } from '../../domain/time/parse-hours.ts';

const REMEDY = 'write days and hours, such as mon-fri 08:00-12:00 13:00-17:00';

/** One line of opening hours: `mon-fri` with `08:00-12:00` and `13:00-17:00`. */
export interface HoursLine {
  readonly days: string;
  readonly hours: readonly string[];
}

/** Takes opening hours apart: `mon-thu 08:00-17:00; fri 08:00-12:00` has two lines. */
export function hoursLines(text: string): readonly HoursLine[] {
  return text
    .split(';')
    .map((part) => part.trim().split(/[\s,]+(?=\d)/u))
    .filter(([days = '']) => days !== '')
    .map(([days = '', ...hours]) => ({ days: days.replaceAll(/\s/gu, ''), hours }));
}

/** Reads opening hours as they are typed on one line. What is accepted can be read by `hoursLines`. */
export function readHours(text: string): Reading<string> {
  const lines = hoursLines(text);
  const twice = lines.find(({ days }, n) => lines.findIndex((one) => one.days === days) < n);
  if (twice !== undefined) return refuse(`names ${twice.days} twice`, 'name each day once');
  const bare = lines.find(({ hours }) => hours.length === 0);
  if (bare !== undefined) return refuse(`has no hours for ${bare.days}`, REMEDY);
  const read = parseWeeklyHours(Object.fromEntries(lines.map(({ days, hours }) => [days, hours])));
  if (read.ok) return accept(text);
  const [problem = '', ...remedy] = read.problem.split('; ');
  return refuse(`cannot be read (${problem})`, remedy.join('; ') || REMEDY);
}
