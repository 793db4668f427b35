import { compared } from '../../../domain/figures/compare.ts';
import { periodBefore, periodName, periodWords } from '../../../domain/figures/period.ts';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import type { Unreviewed } from '../../../domain/rotation/notice.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import type { ProjectReport, TouchedIssue } from '../../../features/figures/load-report.ts';
import { postmortemWords } from '../../../features/figures/report-markdown.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section, sections } from './blocks.ts';
import { titleLine } from './incident-words.ts';
import { targetLink } from './link-words.ts';
import { counted, cut, safeCut, safeLine, writtenDate } from './text.ts';

/** Of each kind; the others are in `hotline stats --report`. */
const MOST_LINES = 15;
const LINE_LIMIT = 250;

/** The report for the project meeting: what was serious, which issues it was about, and figures against the time before. */
export function projectReport(report: ProjectReport): Message {
  const { team, figures, before, serious, postmortems, issues, unreviewed } = report;
  const { period } = figures;
  const head = `For the project meeting: ${safeLine(team.name)} in ${periodName(period)}`;
  const was = periodName(periodBefore(period));
  const left = Math.max(0, serious.length - MOST_LINES) + Math.max(0, issues.length - MOST_LINES);
  return {
    text: `${head}. ${counted(figures.cameIn.length, 'incident')}, ${String(serious.length)} serious`,
    blocks: [
      section(`*${head}*`),
      ...sections([
        '*Serious incidents*',
        ...(serious.length === 0
          ? ['None.']
          : serious
              .slice(0, MOST_LINES)
              .map((one) => seriousLine(one, team.calendar.zone, postmortems.get(one.number)))),
        '*Issues that these incidents are about*',
        ...(issues.length === 0
          ? ['None was linked.']
          : issues.slice(0, MOST_LINES).map(issueLine)),
      ]),
      ...(unreviewed === undefined ? [] : sections(unreviewedLines(unreviewed))),
      ...sections([
        `*Figures* (in brackets: ${was})`,
        ...compared(figures, before).map(
          ({ what, now, before: then }) => `${what}: *${now}* (${then})`,
        ),
      ]),
      actions(
        'report',
        button('Look closer', ACTION.statsShow, `${team.key} ${periodWords(period)}`),
      ),
      context(
        `${left > 0 ? `${String(left)} more lines did not fit. ` : ''}Times are business time. \`hotline stats --report\` writes this as Markdown.`,
      ),
    ],
  };
}

function seriousLine(
  incident: Incident,
  zone: string,
  postmortem: 'outlined' | 'written' | undefined,
): string {
  const { cameInAt, resolution, isRestricted } = incident;
  const on = (t: number): string => writtenDate(localDateOf(t, zone));
  const how = resolution === undefined || isRestricted ? '' : `: ${safeLine(resolution.summary)}`;
  const end = resolution === undefined ? 'still open' : `resolved ${on(resolution.at)}${how}`;
  const stands = postmortemWords(postmortem);
  return `${cut(`${titleLine(incident)} · came in ${on(cameInAt)} · ${end}`, LINE_LIMIT)}${stands}`;
}

function unreviewedLines({ count, latest }: Unreviewed): readonly string[] {
  if (count === 0) return ['*Issues not reviewed yet*: none.'];
  const left = count - latest.length;
  return [
    `*Issues not reviewed yet: ${String(count)}*${left > 0 ? `, the latest ${String(latest.length)}` : ''}`,
    ...latest.map(({ target, title }) => `${targetLink(target)} ${safeCut(title, 120)}`),
  ];
}

function issueLine({ target, title, incidents }: TouchedIssue): string {
  const numbers = incidents.slice(0, 5).map(incidentName).join(', ');
  const more = incidents.length > 5 ? ` and ${String(incidents.length - 5)} more` : '';
  return `${targetLink(target)} ${safeCut(title, 120)} (${numbers}${more})`;
}
