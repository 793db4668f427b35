import { monday } from '../config/document/dates.ts';
import type { Path } from '../config/document/problem.ts';
import type { Finding } from '../config/document/schema.ts';
import { isMapping, valueIn } from '../config/document/source.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { WeekName } from '../domain/time/instant.ts';

/** What is known beside the file. */
export interface RosterContext {
  /** Names that a schedule may use besides those of the file: people who are on the team already. */
  readonly knownNames?: readonly string[] | undefined;
  /** Whether a week, named by its Monday, has an open minute in the team's calendar. */
  readonly isDutyWeek?: ((week: WeekName) => boolean) | undefined;
}

/** Names that differ in case alone are one name. */
export const sameName = (name: string): string => name.trim().toLowerCase();

type Entry = readonly [at: Path, item: Readonly<Record<string, unknown>>];

function entriesOf(data: unknown, key: string): readonly Entry[] {
  const items = valueIn(data, [key]);
  if (!Array.isArray(items)) return [];
  const list: readonly unknown[] = items;
  return list.flatMap((item, i) => (isMapping(item) ? [[[key, i], item] as const] : []));
}

/** Values of one key that come more than once. */
function repeated(
  entries: readonly Entry[],
  key: string,
  identity: (text: string) => string,
  problem: (first: Entry) => string,
): readonly Finding[] {
  const seen = new Map<string, Entry>();
  const found: Finding[] = [];
  for (const entry of entries) {
    const [at, item] = entry;
    const value = item[key];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const first = seen.get(identity(value));
    if (first === undefined) seen.set(identity(value), entry);
    else found.push({ path: [...at, key], problem: problem(first), remedy: 'keep one of the two' });
  }
  return found;
}

function findingsInPeople(people: readonly Entry[]): readonly Finding[] {
  const tooMuch = people.flatMap(([at, item]): readonly Finding[] => {
    const { primary = 0, backup = 0, over } = isMapping(item['served']) ? item['served'] : {};
    if (![primary, backup, over].every((weeks) => typeof weeks === 'number')) return [];
    if (Number(primary) + Number(backup) <= Number(over)) return [];
    const problem = 'counts more weeks of duty than weeks';
    return [{ path: [...at, 'served'], problem, remedy: 'make over at least primary plus backup' }];
  });
  const nameOf = ([, item]: Entry): string =>
    typeof item['name'] === 'string' ? item['name'].trim() : 'somebody else';
  return [
    ...repeated(people, 'name', sameName, () => 'is the name of two people'),
    ...repeated(
      people,
      'slack',
      (id) => id.trim(),
      (first) => `is already ${nameOf(first)}'s`,
    ),
    ...tooMuch,
  ];
}

/** @param names those that a week may use; undefined when any will do. */
function findingsInWeek(
  [at, item]: Entry,
  names: readonly string[] | undefined,
  isDutyWeek: RosterContext['isDutyWeek'],
): readonly Finding[] {
  const found: Finding[] = [];
  const { week, primary, backup } = item;
  const read = monday(week);
  if (read.ok && isDutyWeek?.(read.value) === false) {
    const remedy = 'take this week out';
    found.push({ path: [...at, 'week'], problem: 'is a week that never opens', remedy });
  }
  for (const [role, name] of Object.entries({ primary, backup })) {
    if (typeof name !== 'string' || name.trim() === '' || names === undefined) continue;
    if (names.some((known) => sameName(known) === sameName(name))) continue;
    const meant = nearest(name, names);
    const remedy = meant === undefined ? 'add this person to the people' : `did you mean ${meant}?`;
    found.push({ path: [...at, role], problem: 'is nobody on the roster', remedy });
  }
  if (typeof primary === 'string' && typeof backup === 'string' && primary.trim() !== '') {
    if (sameName(primary) === sameName(backup)) {
      const remedy = 'name somebody else as backup';
      found.push({ path: [...at, 'backup'], problem: 'is primary in the same week', remedy });
    }
  }
  return found;
}

/**
 * What is wrong between the entries of a roster. Works on the document as written, because these checks must report
 * even where another entry cannot be read.
 *
 * @param scheduleAlone whether a file that holds a schedule and no people makes sense.
 */
export function findingsInRoster(
  data: unknown,
  scheduleAlone: boolean,
  context: RosterContext,
): readonly Finding[] {
  if (!isMapping(data)) return [];
  const people = entriesOf(data, 'people');
  const schedule = entriesOf(data, 'schedule');
  const found: Finding[] = [];
  const isScheduleAlone = data['people'] === undefined && data['schedule'] !== undefined;
  const listed = data['people'] ?? [];
  if (Array.isArray(listed) && listed.length === 0 && !(isScheduleAlone && scheduleAlone)) {
    const remedy = 'add a person such as { name: alpha, slack: U01ALPHA, level: veteran }';
    found.push({ path: ['people'], problem: 'lists nobody', remedy });
  }
  const named = people.flatMap(([, item]) =>
    typeof item['name'] === 'string' ? [item['name'].trim()] : [],
  );
  const names =
    isScheduleAlone && context.knownNames === undefined
      ? undefined
      : [...named, ...(context.knownNames ?? [])];
  const holidays = valueIn(data, ['holiday_weeks']);
  const holidayWeeks: readonly unknown[] = Array.isArray(holidays) ? holidays : [];
  return [
    ...found,
    ...findingsInPeople(people),
    ...repeated(
      schedule,
      'week',
      (week) => week.trim(),
      () => 'is already scheduled',
    ),
    ...schedule.flatMap((entry) => findingsInWeek(entry, names, context.isDutyWeek)),
    ...holidayWeeks.flatMap((week, i) =>
      holidayWeeks.indexOf(week) < i
        ? [{ path: ['holiday_weeks', i], problem: 'is already listed', remedy: 'take it out' }]
        : [],
    ),
  ];
}
