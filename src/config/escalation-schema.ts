import { z } from 'zod';
import type { EscalationStep, EscalationTarget } from '../domain/escalation/path.ts';
import type { Path } from './document/problem.ts';
import {
  accept,
  lineOfText,
  oneOf,
  type Reader,
  type Reading,
  refuse,
  required,
  wholeNumber,
} from './document/reading.ts';
import { type Finding, section, value } from './document/schema.ts';
import { userId } from './document/slack-names.ts';
import { isMapping } from './document/source.ts';

const PAGE_REMEDY =
  'write backup, lead, a Slack member id such as U01ALPHA, or { capability: scf } for everybody who has it';
const STEP_REMEDY =
  'write a step such as { page: lead, after: 20 } or { tell: channel, after: 20 }';
const LIST_REMEDY = 'write a list of steps such as [{ page: backup }, { page: lead, after: 20 }]';

const pageTarget: Reader<EscalationTarget> = required<EscalationTarget>(PAGE_REMEDY, (given) => {
  if (isMapping(given)) return capabilityTarget(given);
  const word = typeof given === 'string' ? given.trim() : '';
  if (word === 'backup' || word === 'lead') return accept({ kind: word });
  if (word === 'primary') {
    return refuse(
      'cannot be paged by a path',
      `a major incident pages the primary at once, of any other the primary is reminded: ${PAGE_REMEDY}`,
    );
  }
  const person = userId(given);
  if (person.ok) return accept({ kind: 'person', userId: person.value });
  return refuse(
    'is nobody who can be paged',
    person.remedy.startsWith('did') ? person.remedy : PAGE_REMEDY,
  );
});

/** `{ capability: scf }`; case is dropped, as everywhere. */
function capabilityTarget(given: Readonly<Record<string, unknown>>): Reading<EscalationTarget> {
  const { capability: named, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) return refuse(`has the unknown key ${other}`, PAGE_REMEDY);
  const read = lineOfText(80, 'write a word such as scf')(named);
  return read.ok
    ? accept({ kind: 'capability', capability: read.value.toLowerCase() })
    : refuse(`names a capability that ${read.problem}`, read.remedy);
}

const afterMinutes = wholeNumber(1, 10_000, 'business minutes');

const stepSchema = section(
  {
    page: value(pageTarget).optional(),
    tell: value(oneOf(['channel'])).optional(),
    after: z.unknown().optional(),
    repeat: value(wholeNumber(1, 10_000, 'business minutes')).optional(),
    times: value(wholeNumber(1, 100, 'pages')).optional(),
  },
  STEP_REMEDY,
);

/** Schema of a team's `escalation`. What concerns several steps at once is `findingsInEscalation`. */
export const escalationSchema = z
  .array(stepSchema, { error: () => LIST_REMEDY })
  .transform((steps): readonly EscalationStep[] =>
    steps.map(({ page, tell, after, repeat, times }): EscalationStep => {
      const target = page ?? (tell && { kind: tell });
      // `findingsInEscalation` refuses steps that do neither, so that nothing made from this one is kept.
      return {
        target: target ?? { kind: 'channel' },
        afterMinutes: typeof after === 'number' ? after : 0,
        ...(repeat === undefined ? {} : { repeatMinutes: repeat }),
        ...(times === undefined ? {} : { times }),
      };
    }),
  );

function findingsInStep(
  step: Readonly<Record<string, unknown>>,
  at: Path,
  mayFirstWait: boolean,
): readonly Finding[] {
  const found: Finding[] = [...findingsInRepeats(step, at)];
  const page = step['page'] !== undefined;
  const tell = step['tell'] !== undefined;
  if (page && tell) {
    found.push({ path: at, problem: 'has both page and tell', remedy: 'make two steps of it' });
  }
  if (!page && !tell) {
    found.push({ path: at, problem: 'has neither page nor tell', remedy: STEP_REMEDY });
  }
  const after = step['after'];
  if (at.at(-1) === 0 && !(mayFirstWait && after !== undefined)) {
    if (after !== undefined && after !== 0) {
      const remedy = 'leave it out: the first step is taken when the goal runs out';
      found.push({ path: [...at, 'after'], problem: 'delays the first step', remedy });
    }
    return found;
  }
  const read = afterMinutes(after);
  if (!read.ok) {
    found.push({ path: [...at, 'after'], problem: read.problem, remedy: read.remedy });
  }
  return found;
}

/** Only people are paged again; the channel hears it from those who were paged. */
function findingsInRepeats(step: Readonly<Record<string, unknown>>, at: Path): readonly Finding[] {
  if (step['page'] !== undefined) return [];
  return ['repeat', 'times']
    .filter((key) => step[key] !== undefined)
    .map((key) => ({
      path: [...at, key],
      problem: 'means nothing where nobody is paged',
      remedy: 'take it out, or put it at a step with page',
      about: 'key',
    }));
}

/** The last step that pages goes on until somebody is on it: a path that stops would end in silence. */
function findingsInEnd(steps: readonly unknown[], at: Path): readonly Finding[] {
  const last = steps.findLastIndex((step) => isMapping(step) && step['page'] !== undefined);
  const step = steps[last];
  if (!isMapping(step) || step['times'] === undefined) return [];
  return [
    {
      path: [...at, last, 'times'],
      problem: 'would end the pages in silence',
      remedy: 'leave times out of the last step that pages: it goes on until somebody is on it',
      about: 'key',
    },
  ];
}

/** The same target however it is written: the lead may be named as lead or by id. */
function targetOf(step: Readonly<Record<string, unknown>>, lead: unknown): string | undefined {
  const { page, tell } = step;
  if (isMapping(page)) return JSON.stringify(page).toLowerCase();
  if (typeof page === 'string') {
    const word = page.trim();
    return word === 'lead' && typeof lead === 'string' ? lead.trim() : word;
  }
  return typeof tell === 'string' ? `#${tell}` : undefined;
}

/**
 * Looks at an escalation path as a whole, whatever is wrong inside its steps: waits, steps that do nothing or two
 * things, targets that come twice, a path that pages nobody.
 *
 * @param given the list as written; undefined when the default holds.
 * @param lead the Slack id that `lead` stands for, as written.
 * @param mayFirstWait the path is for major incidents alone: its first step waits behind the page to the primary.
 */
export function findingsInEscalation(
  given: unknown,
  at: Path,
  lead: unknown,
  mayFirstWait = false,
): readonly Finding[] {
  if (!Array.isArray(given)) return [];
  const steps: readonly unknown[] = given;
  const found: Finding[] = [];
  const firstAt = new Map<string, number>();
  for (const [i, step] of steps.entries()) {
    if (!isMapping(step)) continue;
    found.push(...findingsInStep(step, [...at, i], mayFirstWait));
    const target = targetOf(step, lead);
    if (target === undefined) continue;
    const first = firstAt.get(target);
    if (first === undefined) firstAt.set(target, i);
    else {
      found.push({
        path: [...at, i],
        problem: `repeats the target of step ${String(first + 1)}`,
        remedy: 'take one of the two out',
      });
    }
  }
  found.push(...findingsInEnd(steps, at));
  if (!steps.some((step) => isMapping(step) && step['page'] !== undefined)) {
    found.push({ path: at, problem: 'pages nobody', remedy: 'begin with { page: backup }' });
  }
  return found;
}
