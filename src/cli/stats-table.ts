import type { Figures } from '../domain/figures/figures.ts';
import type { Group } from '../domain/figures/groups.ts';
import { periodName } from '../domain/figures/period.ts';
import {
  activitiesWords,
  answersWords,
  cameInWords,
  groupWords,
  pagesWords,
  resolvedWords,
} from '../domain/figures/sentences.ts';
import { dutyWeeks, tenths } from '../domain/figures/words.ts';
import type { ResponderId } from '../domain/team/responder.ts';
import type { Team } from '../domain/team/team.ts';
import { harmless } from '../domain/text/harmless.ts';

/** Customers that are shown; the others are in the JSON. */
const MOST_CUSTOMERS = 20;

/** Figures for people at a terminal. */
export function statsTable(
  team: Team,
  figures: Figures,
  nameOf: (id: ResponderId) => string,
): string {
  const { groups, period } = figures;
  const done = activitiesWords(figures);
  const lines = [
    `${team.name}, ${periodName(period)}`,
    '',
    cameInWords(figures),
    answersWords(figures),
    resolvedWords(figures),
    ...(done === undefined ? [] : [`Done: ${done}`]),
    pagesWords(figures),
    ...groupLines('By environment', groups.environment),
    ...groupLines('By customer', groups.customer),
    ...peopleLines(figures, nameOf),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(head: string, groups: readonly Group[]): readonly string[] {
  const shown = groups.slice(0, MOST_CUSTOMERS);
  if (shown.length === 0) return [];
  const names = shown.map(({ key }) =>
    key === '' ? '(not named)' : harmless(key).replace(/\s+/gu, ' '),
  );
  const width = Math.max(...names.map((name) => name.length));
  const left = groups.length - shown.length;
  return [
    '',
    `${head}:`,
    ...shown.map((group, n) => `  ${(names[n] ?? '').padEnd(width)}  ${groupWords(group)}`),
    ...(left > 0 ? [`  and ${String(left)} more`] : []),
  ];
}

const of = (served = 0, due = 0): string => `${dutyWeeks(served)} of ${dutyWeeks(due)}`.padEnd(14);

function peopleLines({ people }: Figures, nameOf: (id: ResponderId) => string): readonly string[] {
  if (people.length === 0) return [];
  const named = people
    .map((one) => ({ ...one, name: nameOf(one.id) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const width = Math.max(6, ...named.map(({ name }) => name.length));
  return [
    '',
    'What people carried (weeks of duty, of what was due by weight):',
    `  ${'person'.padEnd(width)}  ${'primary'.padEnd(14)}${'backup'.padEnd(14)}incidents  effort  pages`,
    ...named.map(({ name, load, owned, effort, pages }) =>
      [
        `  ${name.padEnd(width)}  `,
        of(load?.served.primary, load?.due.primary),
        of(load?.served.backup, load?.due.backup),
        String(owned.length).padStart(9),
        `${tenths(effort.hours)} h`.padStart(8),
        String(pages.toPeople).padStart(7),
      ].join(''),
    ),
  ];
}
