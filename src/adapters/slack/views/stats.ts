import type { Figures } from '../../../domain/figures/figures.ts';
import type { Group } from '../../../domain/figures/groups.ts';
import { periodName, periodWords } from '../../../domain/figures/period.ts';
import {
  activitiesWords,
  answersWords,
  cameInWords,
  pagesWords,
  resolvedWords,
} from '../../../domain/figures/sentences.ts';
import { WEEKDAY_NAMES } from '../../../domain/figures/words.ts';
import { environmentName, type Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section, sectionWith } from './blocks.ts';
import { CONTACT_LABEL } from './incident-words.ts';
import { safeLine, written } from './text.ts';

/** Figures whose incidents can be looked at, by the word that asks for them. */
export const TRACED = {
  all: 'that came in',
  late: 'answered late, or not at all',
  resolved: 'that were resolved',
  paged: 'that somebody was paged for',
} as const;
export type TracedFigure = keyof typeof TRACED;

/** The incidents behind a figure, latest first. */
export function tracedIncidents(figures: Figures, figure: TracedFigure): readonly number[] {
  const { cameIn, response, resolution, pages } = figures;
  const numbers = {
    all: cameIn,
    late: [...response.late, ...response.overdue],
    resolved: resolution.resolved,
    paged: pages.incidents,
  }[figure];
  return numbers.toSorted((a, b) => b - a);
}

/** "Figures for VisIt, January 2027" */
export function statsHead(team: Team, { period }: Pick<Figures, 'period'>): string {
  return `Figures for ${safeLine(team.name)}, ${periodName(period)}`;
}

/** `/oncall stats`: a period in a few lines, with buttons to the incidents behind them. */
export function statsMessage(team: Team, figures: Figures): Message {
  const head = statsHead(team, figures);
  const { cameIn, resolution, pages, period } = figures;
  const value = (what: string): string => `${team.key} ${periodWords(period)} ${what}`.trim();
  const show = (figure: TracedFigure) => button('Show', ACTION.statsShow, value(figure));
  const row = (text: string, figure: TracedFigure, isAny: boolean) =>
    isAny ? sectionWith(text, show(figure)) : section(text);
  const { late, overdue } = figures.response;
  return {
    text: `${head}: ${cameInWords(figures)}`,
    blocks: [
      section(`*${head}*${untilNow(team, figures)}`),
      row(cameInWords(figures), 'all', cameIn.length > 0),
      row(answersWords(figures), 'late', late.length + overdue.length > 0),
      row(resolvedWords(figures), 'resolved', resolution.resolved.length > 0),
      row(pagesWords(figures), 'paged', pages.incidents.length > 0),
      ...(cameIn.length > 0 ? [section(kindsWords(team, figures))] : []),
      actions(
        'stats',
        button('By person', ACTION.statsByPerson, value('person')),
        button('By customer', ACTION.statsByCustomer, value('customer')),
        button('By environment', ACTION.statsByEnvironment, value('environment')),
        button('As a picture', ACTION.statsPicture, value('picture')),
      ),
      context(
        'Times are business time. *Show* lists the incidents behind a figure. Other periods: `week`, `last month`, `quarter`, `2026`, `1 Nov - 15 Nov`.',
      ),
    ],
  };
}

function untilNow({ calendar }: Team, { span, now }: Figures): string {
  return span.to > now ? `, up to ${written(now, calendar.zone)}` : '';
}

const listed = (all: readonly Group[], name: (key: string) => string): string =>
  all
    .filter(({ incidents }) => incidents.length > 0)
    .map(({ key, incidents }) => `${name(key)} ${String(incidents.length)}`)
    .join(' · ');

function kindsWords(team: Team, figures: Figures): string {
  const { groups } = figures;
  const done = activitiesWords(figures);
  const contact: Readonly<Record<string, string>> = CONTACT_LABEL;
  return [
    `Environment: ${listed(groups.environment, (key) => safeLine(environmentName(team, key)))}`,
    `Severity: ${listed(groups.severity, (key) => key)}`,
    ...(done === undefined ? [] : [`Done: ${done}`]),
    `Came by: ${listed(groups.contact, (key) => contact[key] ?? key)}`,
    `Weekday: ${listed(groups.weekday, (key) => WEEKDAY_NAMES[key] ?? key)}`,
  ].join('\n');
}
