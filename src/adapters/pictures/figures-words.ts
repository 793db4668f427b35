import { periodName } from '../../domain/figures/period.ts';
import {
  dutyWeeks,
  percent,
  settledCount,
  shortTime,
  WEEKDAY_NAMES,
} from '../../domain/figures/words.ts';
import type { DrawnFigures } from '../../ports/pictures.ts';

/** What Slack takes as a picture's description. */
const ALT_LIMIT = 1_000;

/** The whole of the picture of figures in words. */
export function figuresAlt({ team, figures, nameOf }: DrawnFigures): string {
  const { response, groups, people } = figures;
  const { share, minutes } = response;
  const answers =
    share === undefined
      ? 'no first answer was due'
      : `${String(response.within.length)} of ${String(settledCount(response))} first answers within the goal (${percent(share)})`;
  const rest = [
    ...(minutes ? [`median ${shortTime(minutes.median)}`] : []),
    ...(response.late.length > 0 ? [`${String(response.late.length)} late`] : []),
    ...(response.overdue.length > 0 ? [`${String(response.overdue.length)} not answered`] : []),
    ...(response.pending.length > 0 ? [`${String(response.pending.length)} waiting`] : []),
  ];
  const days = groups.weekday
    .map(({ key, incidents }) => `${WEEKDAY_NAMES[key] ?? key} ${String(incidents.length)}`)
    .join(', ');
  const loads = people
    .flatMap(({ id, load }) =>
      load === undefined
        ? []
        : [
            `${nameOf(id)} ${dutyWeeks(load.served.primary + load.served.backup)} of ${dutyWeeks(load.due.primary + load.due.backup)}`,
          ],
    )
    .toSorted((a, b) => a.localeCompare(b))
    .join(', ');
  const said = `${team.name} in figures, ${periodName(figures.period)}: ${[answers, ...rest].join(', ')}. Incidents by day: ${days}.${loads === '' ? '' : ` Weeks on duty of each one’s share: ${loads}.`}`;
  return said.length <= ALT_LIMIT ? said : `${said.slice(0, ALT_LIMIT - 1)}…`;
}
