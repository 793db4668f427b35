import type { PlanInput } from '../domain/rotation/plan/input.ts';
import { counted } from '../domain/rotation/plan/number-words.ts';
import type { Plan, PlannedSlot } from '../domain/rotation/plan/plan.ts';
import {
  conflictLines,
  otherWords,
  slotWords,
  violationWords,
} from '../domain/rotation/plan/words.ts';

/** A plan for people: the weeks, what gave way and what would mend it, and how fair it is. */
export function planTable(input: PlanInput, plan: Plan, withReasons: boolean): string {
  const names = new Map(input.people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const name = ({ responderId }: PlannedSlot): string =>
    responderId === undefined ? '(nobody)' : nameOf(responderId);
  const width = Math.max(8, ...input.people.map((person) => person.name.length));
  const lines = [`week        ${'primary'.padEnd(width)}  backup`];
  for (const { week, isHoliday, primary, backup } of plan.weeks) {
    const marks = [...new Set([...primary.gaveWay, ...backup.gaveWay])].map((rule) => `! ${rule}`);
    if (isHoliday) marks.unshift('holiday');
    lines.push(
      `${week}  ${name(primary).padEnd(width)}  ${name(backup).padEnd(width)}  ${marks.join('  ')}`.trimEnd(),
    );
    if (!withReasons) continue;
    for (const [role, slot] of [['primary', primary] as const, ['backup', backup] as const]) {
      lines.push(`    ${name(slot)}, ${role}: ${slotWords(slot.reason, role)}`);
      for (const { responderId, why } of slot.others) {
        lines.push(`      not ${nameOf(responderId)}: ${otherWords(why)}`);
      }
    }
  }
  const all = plan.violations.map((v) => `  ${v.week} ${violationWords(v, nameOf)}`);
  if (all.length > 0) lines.push('', 'Rules that gave way:', ...all);
  else lines.push('', 'Every rule holds.');
  if (plan.conflicts.length > 0) {
    lines.push('', 'What stands in the way:');
    lines.push(...conflictLines(plan.conflicts, (week) => week).map((line) => `  ${line}`));
  }
  if (plan.changes.length > 0) {
    lines.push('', 'Changes to published weeks:');
    for (const { week, role, before, after } of plan.changes) {
      const now = after === undefined ? 'nobody' : nameOf(after);
      lines.push(`  ${week} ${role}: ${now} for ${nameOf(before)}`);
    }
  }
  return `${[...lines, '', ...qualityLines(plan, nameOf, width)].join('\n')}\n`;
}

function part(done: number, due: number): string {
  return `${String(done)} of ${Math.max(0, due).toFixed(1)}`.padEnd(12);
}

function qualityLines(
  { shares, quality, method }: Plan,
  nameOf: (id: string) => string,
  width: number,
): readonly string[] {
  const { objective, bound, isProven, wasCutShort, spread, alongTheWay, rest } = quality;
  const proof = isProven
    ? 'proven best'
    : `no better than ${bound.toFixed(2)} is possible${wasCutShort ? '; the search was cut short' : ''}`;
  const lines = [
    `${'share'.padEnd(width)}  ${'primary'.padEnd(12)}${'backup'.padEnd(12)}holiday`,
    ...shares.map(({ responderId, planned, share, graduates }) => {
      const duty = part(planned.primary, share.primary) + part(planned.backup, share.backup);
      const news = graduates === undefined ? '' : `  a veteran from ${graduates}`;
      const line = `${nameOf(responderId).padEnd(width)}  ${duty}${part(planned.holiday, share.holiday)}`;
      return `${line.trimEnd()}${news}`;
    }),
    '',
    `Fairness ${objective.toFixed(2)} (${proof}; ${method}), along the way ${alongTheWay.toFixed(2)}`,
    `Spread: primary ${spread.primary.toFixed(1)}, backup ${spread.backup.toFixed(1)}, holiday weeks ${spread.holiday.toFixed(1)}`,
  ];
  if (rest !== undefined) {
    const least = counted(rest.least, 'week', 'weeks');
    lines.push(`Rest: at least ${least}, usually ${counted(rest.median, 'week', 'weeks')}`);
  }
  return lines;
}
