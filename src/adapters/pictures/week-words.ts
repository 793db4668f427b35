import type { WeekDrawing } from '../../domain/week/drawing.ts';
import { lastWeeks, weeksWords } from './load-column.ts';
import { ALT_LIMIT, rotationAlt } from './schedule-words.ts';
import { DAY_NAMES } from './week-answers.ts';

/** A week's picture in words: what cannot be read in the post comes first, since Slack takes a thousand characters. */
export function weekAlt({ schedule, before, load }: WeekDrawing): string {
  const carried = schedule.people.flatMap(({ id, name }) => {
    const { served, due } = load.of.get(id) ?? {};
    if (served === undefined) return [];
    const owed = weeksWords((due?.primary ?? 0) + (due?.backup ?? 0));
    return `${name} ${weeksWords(served.primary)} primary and ${weeksWords(served.backup)} backup, ${owed} due`;
  });
  const days = before?.figures.groups.weekday.filter(({ incidents }) => incidents.length > 0) ?? [];
  const said = [
    ...(days.length === 0
      ? []
      : [
          `Incidents by day: ${days.map(({ key, incidents }) => `${DAY_NAMES[Number(key) - 1] ?? ''} ${String(incidents.length)}`).join(', ')}.`,
        ]),
    ...(load.weeks === 0
      ? []
      : [`Weeks of duty in the ${lastWeeks(load)}: ${carried.join('; ')}.`]),
    rotationAlt(schedule),
  ].join(' ');
  return said.length <= ALT_LIMIT ? said : `${said.slice(0, ALT_LIMIT - 1)}…`;
}
