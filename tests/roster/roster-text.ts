import { formatProblem } from '../../src/config/document/problem.ts';
import { parseRoster } from '../../src/roster/parse-roster.ts';
import type { Roster } from '../../src/roster/roster.ts';
import type { RosterContext } from '../../src/roster/roster-findings.ts';

type Format = 'yaml' | 'csv';

/** A roster that must be right. */
export function rosterOf(text: string, format: Format, context?: RosterContext): Roster {
  const parsed = parseRoster(text, `roster.${format}`, format, context);
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.value;
}

/** The problems with a roster, as a person sees them. */
export function problemsOf(
  text: string,
  format: Format,
  context?: RosterContext,
): readonly string[] {
  const parsed = parseRoster(text, `roster.${format}`, format, context);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}
