import type { EscalationPath } from '../domain/escalation/path.ts';
import { SEVERITIES, type Severity } from '../domain/incident/incident.ts';
import { accept, oneOf, type Reader, refuse } from './document/reading.ts';
import { keyed, section, value } from './document/schema.ts';
import { escalationSchema } from './escalation-schema.ts';

const FOR_REMEDY =
  'say for which incidents it is, such as { severity: major } or { environment: scf }';

/** One word, or a list of several. */
function oneOrMore<T>(read: Reader<T>, example: string): Reader<readonly T[]> {
  const remedy = `write ${example}`;
  return (given) => {
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    if (all.length === 0) return refuse('names nothing', remedy);
    const found: T[] = [];
    for (const one of all) {
      const reading = read(one);
      if (!reading.ok) return reading;
      found.push(reading.value);
    }
    return accept(found);
  };
}

const severity: Reader<Severity> = oneOf(SEVERITIES);

/** Whether there is such an environment is seen where the whole team is looked at. */
const environment: Reader<string> = (given) =>
  typeof given === 'string' && given.trim() !== ''
    ? accept(given.trim())
    : refuse('is no environment', 'write open, or the key of an environment such as scf');

const pathSchema = section(
  {
    for: section(
      {
        severity: value(oneOrMore(severity, 'major, or [normal, major]')).optional(),
        environment: value(oneOrMore(environment, 'open, or [open, scf]')).optional(),
      },
      FOR_REMEDY,
    ),
    steps: escalationSchema,
  },
  'write for and steps, such as { for: { severity: major }, steps: [{ page: backup }] }',
);

/** Schema of a team's `paths`. What concerns several of them, or the team's environments, is `findingsInPaths`. */
export const pathsSchema = keyed(
  (given: unknown) =>
    typeof given === 'string' && /^[a-z][a-z0-9_ -]{0,31}$/u.test(given)
      ? accept(given)
      : refuse('cannot be used as a name', 'write a short name of lower-case letters and digits'),
  pathSchema,
  'write paths by name, such as major: { for: { severity: major }, steps: [{ page: backup }] }',
).transform((paths): readonly EscalationPath[] =>
  [...paths].map(([name, { for: matter, steps }]) => ({
    name,
    severities: matter.severity ?? [],
    environments: matter.environment ?? [],
    steps,
  })),
);
