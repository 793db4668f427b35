import { DateTime } from 'luxon';
import { compared } from '../../domain/figures/compare.ts';
import { periodBefore, periodName } from '../../domain/figures/period.ts';
import { groupWords } from '../../domain/figures/sentences.ts';
import { type Incident, incidentName } from '../../domain/incident/incident.ts';
import { type IssueTarget, targetName } from '../../domain/incident/link.ts';
import type { Unreviewed } from '../../domain/rotation/notice.ts';
import { environmentName } from '../../domain/team/team.ts';
import { markdownLine } from '../../domain/text/markdown-line.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ProjectReport, TouchedIssue } from './load-report.ts';

/** The report for the project meeting as a Markdown document. */
export function reportMarkdown(report: ProjectReport): string {
  const { team, figures, before, serious, issues, unreviewed } = report;
  const { zone } = team.calendar;
  const name = periodName(figures.period);
  const environments = figures.groups.environment.map(
    (group) => `- ${markdownLine(environmentName(team, group.key))}: ${groupWords(group)}`,
  );
  const lines = [
    `# ${markdownLine(team.name)}, ${name}`,
    '',
    `As of ${day(figures.now, zone)}. Times are business time; how each figure is counted: docs/figures.md.`,
    '',
    '## Serious incidents',
    '',
    ...(serious.length === 0
      ? ['None.']
      : serious.map((one) => seriousLine(one, zone, report.postmortems.get(one.number)))),
    '',
    `## Issues that these incidents are about`,
    '',
    ...(issues.length === 0 ? ['None was linked.'] : issues.map(issueLine)),
    '',
    ...(unreviewed === undefined ? [] : unreviewedLines(unreviewed)),
    '## Figures',
    '',
    `| | ${name} | ${periodName(periodBefore(figures.period))} |`,
    '| --- | ---: | ---: |',
    ...compared(figures, before).map(
      ({ what, now, before: was }) => `| ${what} | ${now} | ${was} |`,
    ),
    ...(environments.length < 2 ? [] : ['', '## By environment', '', ...environments]),
  ];
  return `${lines.join('\n')}\n`;
}

function seriousLine(
  incident: Incident,
  zone: string,
  postmortem: 'outlined' | 'written' | undefined,
): string {
  const { number, title, cameInAt, resolution, isRestricted } = incident;
  const end =
    resolution === undefined
      ? 'open'
      : `resolved ${day(resolution.at, zone)}${isRestricted ? '' : `: ${markdownLine(resolution.summary)}`}`;
  return `- ${incidentName(number)}, ${markdownLine(title)}. Came in ${day(cameInAt, zone)}; ${end}${postmortemWords(postmortem)}`;
}

/** Where a post-mortem stands; nothing where there is none to write. */
export function postmortemWords(stands: 'outlined' | 'written' | undefined): string {
  if (stands === undefined) return '';
  return stands === 'written' ? '; post-mortem written' : '; post-mortem not written yet';
}

function issueLine({ target, title, incidents }: TouchedIssue): string {
  return `- ${issueWords(target, title)} (${incidents.map(incidentName).join(', ')})`;
}

function unreviewedLines({ count, latest }: Unreviewed): readonly string[] {
  const left = count - latest.length;
  return [
    `## Issues not reviewed yet: ${String(count)}`,
    '',
    ...latest.map(({ target, title }) => `- ${issueWords(target, title)}`),
    ...(left > 0 ? [`- and ${String(left)} more`] : []),
    '',
  ];
}

function issueWords(target: IssueTarget, title: string): string {
  const name = markdownLine(targetName(target));
  // Only what is plainly an address becomes a link.
  const linked = /^https?:\/\/[^\s<>|()]+$/u.test(target.url) ? `[${name}](${target.url})` : name;
  return `${linked} ${markdownLine(title)}`;
}

const day = (t: Instant, zone: string): string =>
  DateTime.fromMillis(t, { zone, locale: 'en-US' }).toFormat('d LLL yyyy');
