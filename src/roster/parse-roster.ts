import type { z } from 'zod';
import { type ConfigProblem, type Path, showPath } from '../config/document/problem.ts';
import { readYaml } from '../config/document/read-yaml.ts';
import { checkDocument } from '../config/document/schema.ts';
import { valueIn } from '../config/document/source.ts';
import { readCsv } from './csv-source.ts';
import type { Roster } from './roster.ts';
import { findingsInRoster, type RosterContext, sameName } from './roster-findings.ts';
import { rosterSchema } from './roster-schema.ts';

export type ParsedRoster =
  | { readonly ok: true; readonly value: Roster }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Entries are called by what identifies them: `people.bravo.weight`, `schedule.2027-01-04.backup`. */
function pathNamer(data: unknown): (path: Path) => string {
  return ([key, i, ...rest]) => {
    if (key === undefined) return '';
    if (i === undefined) return showPath([key]);
    const identity = key === 'people' ? 'name' : 'week';
    const name = valueIn(data, [key, i, identity]);
    const isNamed = typeof i === 'number' && typeof name === 'string' && name.trim() !== '';
    return showPath([key, isNamed ? name.trim() : i, ...rest]);
  };
}

/** Completes a document in which everything was found right. */
function toRoster(document: z.infer<typeof rosterSchema>, knownNames: readonly string[]): Roster {
  const { people, schedule, rotation, holiday_weeks: holidayWeeks } = document;
  const spelling = new Map(
    [...knownNames, ...people.map(({ name }) => name)].map((name) => [sameName(name), name]),
  );
  const spelled = (name: string): string => spelling.get(sameName(name)) ?? name;
  return {
    people,
    schedule: schedule
      .map(({ week, primary, backup }) => ({
        week,
        primary: spelled(primary),
        backup: spelled(backup),
      }))
      .toSorted((a, b) => (a.week < b.week ? -1 : 1)),
    rotation: rotation && {
      restWeeks: rotation.rest_weeks,
      graduateAfter: rotation.graduate_after,
    },
    holidayWeeks: holidayWeeks?.toSorted(),
  };
}

/**
 * Reads a roster: in YAML people, schedule and rules, in CSV a table of people or a schedule, told apart by the
 * header. All or nothing: either a roster that is right in itself, or every problem with line, value and remedy.
 *
 * A schedule alone (in CSV, or in YAML with `context.knownNames`) gives a roster without people; its names are
 * checked against `knownNames` where those are given.
 *
 * @param text the file's content.
 * @param fileName how problems call the file.
 */
export function parseRoster(
  text: string,
  fileName: string,
  format: 'yaml' | 'csv',
  context: RosterContext = {},
): ParsedRoster {
  const { source, problems } =
    format === 'csv' ? readCsv(text, fileName) : readYaml(text, fileName);
  if (source === undefined) return { ok: false, problems };
  const { data } = source;
  const scheduleAlone = format === 'csv' || context.knownNames !== undefined;
  const findings = findingsInRoster(data, scheduleAlone, context);
  const checked = checkDocument(source, rosterSchema, findings, problems, pathNamer(data));
  if (!checked.ok) return checked;
  return { ok: true, value: toRoster(checked.value, context.knownNames ?? []) };
}
