import { loadHolidayRules } from '../../adapters/calendar/holiday-rules.ts';
import { accept, type Reading, refuse } from '../../config/document/reading.ts';
import type { Answers, Sitting } from './questions.ts';

/** What hotline.yml means when it says nothing about the kinds of holidays. */
const TYPES = ['public', 'bank'] as const;

const rulesOf = async (answers: Answers, now: number, except: readonly string[] = []) =>
  await loadHolidayRules({
    country: answers.country,
    state: answers.state === '' ? undefined : answers.state,
    types: TYPES,
    zone: answers.zone === '' ? 'UTC' : answers.zone,
    except,
    also: {},
    around: new Date(now).getUTCFullYear(),
  });

/** The library's refusals say problem and remedy in one text, which begins with where it stands. */
async function judged(
  given: string,
  rules: ReturnType<typeof loadHolidayRules>,
): Promise<Reading<string>> {
  const loaded = await rules;
  if (loaded.ok) return accept(given);
  const [problem = '', ...remedy] = loaded.problem
    .replace(/^holidays: /u, '')
    .replace(' in except', '')
    .split('; ');
  return refuse(`is not known (${problem})`, remedy.join('; '));
}

export async function readCountry(
  given: string,
  { answers, now }: Sitting,
): Promise<Reading<string>> {
  const country = given.toUpperCase();
  return await judged(country, rulesOf({ ...answers, country, state: '' }, now));
}

export async function readState(
  given: string,
  { answers, now }: Sitting,
): Promise<Reading<string>> {
  const state = given.toUpperCase();
  return await judged(state, rulesOf({ ...answers, state }, now));
}

/** Names of holidays, taken apart at commas. */
export const holidayNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export async function readWorkingHolidays(
  given: string,
  { answers, now }: Sitting,
): Promise<Reading<string>> {
  return await judged(given, rulesOf(answers, now, holidayNames(given)));
}

/** The holidays of a year from now, so that they are seen before they count. */
export async function comingHolidays({ answers, now }: Sitting): Promise<readonly string[]> {
  const rules = await rulesOf(answers, now);
  if (!rules.ok) return [];
  const today = new Date(now).toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const ahead = [...rules.value(year), ...rules.value(year + 1)].filter(
    ([date]) => date >= today && date < `${String(year + 1)}${today.slice(4)}`,
  );
  return ['The team would be closed on:', ...ahead.map(([date, name]) => `  ${date}  ${name}`)];
}
