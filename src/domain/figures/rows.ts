import { incidentName } from '../incident/incident.ts';
import type { ResponderId } from '../team/responder.ts';
import type { Effort, Figures, PageFigures, PersonFigures } from './figures.ts';
import type { Group } from './groups.ts';
import type { Spread } from './quantile.ts';
import type { ResponseFigures } from './response.ts';
import { WEEKDAY_NAMES } from './words.ts';

type Numbers = readonly number[];

/** One figure for programs and spreadsheets. The names never change: people's spreadsheets know them. */
export interface FigureRow {
  /** What it is about: `all`, or a kind of group. */
  readonly about:
    | 'all'
    | 'environment'
    | 'severity'
    | 'contact'
    | 'activity'
    | 'weekday'
    | 'customer'
    | 'person';
  /** Which group; empty for `all`, and for customers who are not named. */
  readonly key: string;
  readonly figure: string;
  /** Undefined where there is nothing to measure. */
  readonly value: number | undefined;
  /** The incidents that it is made of. */
  readonly incidents: readonly string[];
}

type Subject = Pick<FigureRow, 'about' | 'key'>;

/** Every figure of a period, with its incidents. Shares are from 0 to 1, times business minutes, loads duty weeks. */
export function figureRows(
  figures: Figures,
  nameOf: (id: ResponderId) => string,
): readonly FigureRow[] {
  const all: Subject = { about: 'all', key: '' };
  const { cameIn, whileClosed, response, resolution, effort, reopened, pages, groups } = figures;
  const { people } = figures;
  return [
    counted(all, 'came_in', cameIn),
    counted(all, 'while_closed', whileClosed),
    ...responseRows(all, response),
    counted(all, 'resolved', resolution.resolved),
    ...spreadRows(all, 'resolution', resolution.minutes, resolution.resolved),
    ...effortRows(all, effort),
    counted(all, 'reopened', reopened),
    ...pageRows(all, pages),
    row(all, 'told_channel', pages.toChannel, pages.incidents),
    ...(['step-up', 'take', 'delegation', 'cover'] as const).map((kind) =>
      row(
        all,
        kind.replace('-', '_'),
        figures.covers.filter((one) => one.kind === kind).length,
        [],
      ),
    ),
    ...groupRows('environment', groups.environment),
    ...groupRows('severity', groups.severity),
    ...groupRows('contact', groups.contact),
    ...figures.activities.map(({ activity, incidents }) =>
      counted({ about: 'activity', key: activity }, 'resolved', incidents),
    ),
    ...groupRows('weekday', groups.weekday, (key) => WEEKDAY_NAMES[key] ?? key),
    ...groupRows('customer', groups.customer),
    ...people
      .map((one) => ({ one, name: nameOf(one.id) }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap(({ one, name }) => personRows(one, { about: 'person', key: name })),
  ];
}

const row = (
  subject: Subject,
  figure: string,
  value: number | undefined,
  incidents: Numbers,
): FigureRow => ({ ...subject, figure, value, incidents: incidents.map(incidentName) });

const counted = (subject: Subject, figure: string, incidents: Numbers): FigureRow =>
  row(subject, figure, incidents.length, incidents);

function spreadRows(
  subject: Subject,
  what: string,
  spread: Spread | undefined,
  incidents: Numbers,
): readonly FigureRow[] {
  return [
    row(subject, `${what}_median_minutes`, spread?.median, incidents),
    row(subject, `${what}_90th_percentile_minutes`, spread?.ninetieth, incidents),
  ];
}

function responseRows(subject: Subject, response: ResponseFigures): readonly FigureRow[] {
  const { within, late, overdue, pending, share, minutes } = response;
  return [
    counted(subject, 'within_goal', within),
    counted(subject, 'late', late),
    counted(subject, 'not_answered', overdue),
    counted(subject, 'waiting', pending),
    row(subject, 'share_within_goal', share, [...within, ...late, ...overdue]),
    ...spreadRows(subject, 'response', minutes, [...within, ...late]),
  ];
}

function effortRows(subject: Subject, { hours, stated, unstated }: Effort): readonly FigureRow[] {
  return [
    row(subject, 'effort_hours', hours, stated),
    counted(subject, 'effort_unstated', unstated),
  ];
}

function pageRows(
  subject: Subject,
  { toPeople, repeats, incidents }: PageFigures,
): readonly FigureRow[] {
  return [
    row(subject, 'pages', toPeople, incidents),
    row(subject, 'page_repeats', repeats, incidents),
  ];
}

function groupRows(
  about: FigureRow['about'],
  groups: readonly Group[],
  name: (key: string) => string = (key) => key,
): readonly FigureRow[] {
  return groups.flatMap(({ key, incidents, response }) => {
    const subject = { about, key: name(key) };
    return [counted(subject, 'came_in', incidents), ...responseRows(subject, response)];
  });
}

/** What somebody carried; how fast they were is not among it. */
function personRows(one: PersonFigures, subject: Subject): readonly FigureRow[] {
  const { load, owned, effort, pages } = one;
  return [
    ...(['primary', 'backup', 'holiday'] as const).flatMap((kind) => [
      row(subject, `${kind}_weeks_served`, load?.served[kind] ?? 0, []),
      row(subject, `${kind}_weeks_due`, load?.due[kind] ?? 0, []),
    ]),
    counted(subject, 'incidents', owned),
    ...effortRows(subject, effort),
    ...pageRows(subject, pages),
    ...(['step-up', 'take'] as const).map((kind) =>
      row(subject, kind.replace('-', '_'), one.covers.filter((held) => held === kind).length, []),
    ),
  ];
}
