import type { Path } from './document/problem.ts';
import type { Finding } from './document/schema.ts';
import { isMapping, valueIn } from './document/source.ts';
import { findingsInPaths } from './paths-findings.ts';

/** Admins: somebody, and nobody twice. */
function findingsInAdmins(admins: unknown, at: Path): readonly Finding[] {
  if (!Array.isArray(admins)) return [];
  const ids: readonly unknown[] = admins;
  if (ids.length === 0) {
    const remedy = 'list at least one Slack member id, such as [U01ALPHA]';
    return [{ path: at, problem: 'names nobody', remedy }];
  }
  return ids.flatMap((id, i) =>
    typeof id === 'string' && ids.indexOf(id) < i
      ? [{ path: [...at, i], problem: 'is already listed', remedy: 'take one of the two out' }]
      : [],
  );
}

/** Parts of the holiday rules that mean nothing without a country. */
function findingsInHolidays(holidays: unknown, at: Path): readonly Finding[] {
  if (!isMapping(holidays) || holidays['country'] !== undefined) return [];
  return ['state', 'types', 'except']
    .filter((key) => holidays[key] !== undefined)
    .map((key) => ({
      path: [...at, key],
      problem: 'means nothing without a country',
      remedy: 'add country, such as country: US, or take this out',
      about: 'key',
    }));
}

/** What no two teams may share. */
const UNIQUE = [
  {
    path: ['channels', 'incidents'],
    what: 'incidents channel',
    remedy: 'give each team a channel of its own',
  },
  {
    path: ['on_duty', 'user_group'],
    what: 'user group',
    remedy: 'give each team a user group of its own',
  },
] as const;

/**
 * What is wrong between the parts of a team, or between teams. Works on the document as written, because these
 * checks must report even where another part cannot be read.
 */
export function findingsInTeams(data: unknown): readonly Finding[] {
  const teams = valueIn(data, ['teams']);
  if (!isMapping(teams)) return [];
  const found: Finding[] = [];
  if (Object.keys(teams).length === 0) {
    found.push({ path: ['teams'], problem: 'has no team', remedy: 'describe at least one' });
  }
  const unique = UNIQUE.map((one) => ({ ...one, ownerOf: new Map<string, string>() }));
  for (const [key, team] of Object.entries(teams)) {
    const at: Path = ['teams', key];
    const lead = valueIn(team, ['lead']) ?? valueIn(team, ['admins', 0]);
    found.push(
      ...findingsInAdmins(valueIn(team, ['admins']), [...at, 'admins']),
      ...findingsInHolidays(valueIn(team, ['calendar', 'holidays']), [
        ...at,
        'calendar',
        'holidays',
      ]),
      ...findingsInPaths(team, at, lead),
    );
    for (const { path, what, remedy, ownerOf } of unique) {
      const value = valueIn(team, path);
      if (typeof value !== 'string') continue;
      const owner = ownerOf.get(value.trim());
      if (owner === undefined) ownerOf.set(value.trim(), key);
      else {
        found.push({
          path: [...at, ...path],
          problem: `is already the ${what} of ${owner}`,
          remedy,
        });
      }
    }
  }
  return found;
}
