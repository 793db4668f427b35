import { OPEN_ENVIRONMENT, SEVERITIES } from '../domain/incident/incident.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Path } from './document/problem.ts';
import type { Finding } from './document/schema.ts';
import { isMapping, valueIn } from './document/source.ts';
import { findingsInEscalation } from './escalation-schema.ts';

/** An environment as written: its key, and whether incidents there have no severity. */
interface Place {
  readonly key: string;
  readonly isRestricted: boolean;
}

/**
 * Looks at all that a team says about who is paged: its own path, and the paths for some incidents only. An environment
 * that there is not, a capability that is nearly another one's name, a path that no incident comes to.
 *
 * @param team as written.
 * @param lead the Slack id that `lead` stands for, as written.
 */
export function findingsInPaths(team: unknown, at: Path, lead: unknown): readonly Finding[] {
  const capabilities = knownCapabilities(team);
  const escalation = valueIn(team, ['escalation']);
  const found: Finding[] = [
    ...findingsInEscalation(escalation, [...at, 'escalation'], lead),
    ...findingsInCapabilities(escalation, [...at, 'escalation'], capabilities),
  ];
  const paths = valueIn(team, ['paths']);
  if (!isMapping(paths)) return found;
  const places = placesOf(team);
  const taken = new Map<string, string>();
  for (const [name, path] of Object.entries(paths)) {
    const own: Path = [...at, 'paths', name];
    const steps = valueIn(path, ['steps']);
    const severities = words(valueIn(path, ['for', 'severity']));
    const isMajorOnly = severities.length > 0 && severities.every((one) => one === 'major');
    found.push(
      ...findingsInEscalation(steps, [...own, 'steps'], lead, isMajorOnly),
      ...findingsInCapabilities(steps, [...own, 'steps'], capabilities),
      ...findingsInMatter(path, own, places, taken, name),
    );
  }
  return found;
}

/** For which incidents a path is, and whether any comes to it. */
function findingsInMatter(
  path: unknown,
  at: Path,
  places: readonly Place[],
  taken: Map<string, string>,
  name: string,
): readonly Finding[] {
  const matter = valueIn(path, ['for']);
  if (!isMapping(matter)) return [];
  const severities = words(matter['severity']);
  const environments = words(matter['environment']);
  if (severities.length === 0 && environments.length === 0) {
    const remedy = 'name a severity or an environment; what holds for all the rest is escalation';
    return [{ path: [...at, 'for'], problem: 'is for no incidents of its own', remedy }];
  }
  // What is no severity is told where it is read.
  if (severities.some((one) => !SEVERITIES.some((known) => known === one))) return [];
  const keys = places.map(({ key }) => key);
  const unknown = environments.find((one) => !keys.includes(one));
  if (unknown !== undefined) {
    const meant = nearest(unknown, keys);
    const remedy = meant === undefined ? `known are ${keys.join(', ')}` : `did you mean ${meant}?`;
    return [
      {
        path: [...at, 'for', 'environment'],
        problem: `names ${unknown}, which is no environment of this team`,
        remedy,
      },
    ];
  }
  const meant = places.filter(({ key, isRestricted }) =>
    environments.length === 0 ? !isRestricted : environments.includes(key),
  );
  const matters = meant.flatMap(({ key, isRestricted }) =>
    // Of a restricted incident nothing is written down, not even how severe it is.
    (isRestricted ? ['normal'] : SEVERITIES)
      .filter((one) => severities.length === 0 || severities.includes(one))
      .map((one) => `${key} ${one}`),
  );
  const before = new Set(matters.flatMap((one) => taken.get(one) ?? []));
  const isReached = matters.some((one) => !taken.has(one));
  for (const one of matters) if (!taken.has(one)) taken.set(one, name);
  if (isReached) return [];
  return [
    {
      path: at,
      problem: 'is never reached',
      remedy:
        before.size > 0
          ? `${[...before].join(' and ')} takes all that it is for: put it before, or take it out`
          : 'incidents of a restricted environment have no severity: name the environment alone',
      about: 'key',
    },
  ];
}

/** A capability is known once some environment needs it; others may be on the roster, where doctor looks. */
function findingsInCapabilities(
  steps: unknown,
  at: Path,
  known: readonly string[],
): readonly Finding[] {
  if (!Array.isArray(steps)) return [];
  const all: readonly unknown[] = steps;
  return all.flatMap((step, n) => {
    const named = valueIn(step, ['page', 'capability']);
    if (typeof named !== 'string') return [];
    const word = named.trim().toLowerCase();
    if (word === '' || known.includes(word)) return [];
    const meant = nearest(word, known);
    return meant === undefined
      ? []
      : [
          {
            path: [...at, n, 'page', 'capability'],
            problem: 'is needed by no environment',
            remedy: `did you mean ${meant}?`,
          },
        ];
  });
}

function knownCapabilities(team: unknown): readonly string[] {
  const environments = valueIn(team, ['response', 'environments']);
  if (!isMapping(environments)) return [];
  return Object.values(environments).flatMap((one) =>
    words(valueIn(one, ['needs'])).map((word) => word.toLowerCase()),
  );
}

function placesOf(team: unknown): readonly Place[] {
  const environments = valueIn(team, ['response', 'environments']);
  const others = isMapping(environments) ? Object.entries(environments) : [];
  return [
    { key: OPEN_ENVIRONMENT, isRestricted: false },
    ...others.map(([key, one]) => ({
      key,
      isRestricted: valueIn(one, ['restricted']) === true,
    })),
  ];
}

/** One word, or several, as written; anything else is told where it is read. */
function words(given: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(given) ? given : [given];
  return all.flatMap((one) => (typeof one === 'string' ? [one.trim()] : []));
}
