import type { ResponderId } from '../../../team/responder.ts';
import type { LocalDate } from '../../../time/instant.ts';
import type { Load } from '../input.ts';
import { counted, listed } from '../number-words.ts';
import type { PlanQuality, Rule } from '../plan.ts';
import { conflictLines, violationWords } from '../words.ts';
import type { Comparison, WhatIf } from './compare-plans.ts';
import type { Supposition } from './suppose.ts';

/** How people are called and dates are written where the words are shown. */
export interface Wording {
  readonly nameOf: (id: ResponderId) => string;
  readonly dateOf: (date: LocalDate) => string;
}

/** "bravo is away Sun 20 Dec to Sun 3 Jan" */
export function suppositionWords(change: Supposition, { nameOf, dateOf }: Wording): string {
  switch (change.kind) {
    case 'away':
    case 'there': {
      const { from, to } = change;
      const days = from === to ? dateOf(from) : `${dateOf(from)} to ${dateOf(to)}`;
      return `${nameOf(change.responderId)} is ${change.kind} ${days}`;
    }
    case 'leaves':
      return `${nameOf(change.responderId)} leaves, with ${dateOf(change.on)} as last day`;
    case 'joins': {
      const { name, level, weight } = change.person;
      const part = weight === 1 ? '' : ` with weight ${String(weight)}`;
      return `${name} joins on ${dateOf(change.on)} as ${level}${part}`;
    }
    case 'weight':
      return `${nameOf(change.responderId)} has weight ${String(change.weight)}`;
    case 'level':
      return `${nameOf(change.responderId)} is a ${change.level}`;
    case 'rest':
      return `rest is ${counted(change.weeks, 'week', 'weeks')}`;
    case 'graduation':
      return `newcomers graduate after ${counted(change.weeks, 'week', 'weeks')} as primary`;
  }
}

/** All of them in one sentence: "bravo is away … and rest is two weeks". */
export const suppositionsWords = (changes: readonly Supposition[], wording: Wording): string =>
  listed(changes.map((change) => suppositionWords(change, wording)));

/** Names of everybody on either side. */
export function namesIn({ before, after }: WhatIf): (id: ResponderId) => string {
  const names = new Map(
    [...before.input.people, ...after.input.people].map(({ id, name }) => [id, name]),
  );
  return (id) => names.get(id) ?? 'somebody who left';
}

/** "Mon 21 Dec primary: delta for bravo" */
export function moveLines({ moves }: Comparison, { nameOf, dateOf }: Wording): readonly string[] {
  const name = (id: ResponderId | undefined): string => (id === undefined ? 'nobody' : nameOf(id));
  return moves.map(
    ({ week, role, before, after }) =>
      `${dateOf(week)} ${role}: ${name(after)} for ${name(before)}`,
  );
}

/** "bravo 4/3/1 → 3/4/0": weeks as primary, backup, and of those on holidays. */
export function loadLines({ loads }: Comparison, { nameOf }: Wording): readonly string[] {
  return loads.map(
    ({ responderId, before, after }) =>
      `${nameOf(responderId)} ${loadWords(before)} → ${loadWords(after)}`,
  );
}

const loadWords = (load: Load | undefined): string =>
  load === undefined ? 'none' : [load.primary, load.backup, load.holiday].join('/');

/** What stands in the way after the changes, what gives way then, and what no longer does. */
export function ruleLines(
  { broken, mended, conflicts, quality }: Comparison,
  { nameOf, dateOf }: Wording,
): readonly string[] {
  const before = total(quality.before);
  const lines = [
    ...conflictLines(conflicts, dateOf).map((line) => `⚠ ${line}`),
    ...broken.map((v) => `⚠ ${dateOf(v.week)}: ${violationWords(v, nameOf)}`),
    ...mended.map(({ week, role, rule }) => `${dateOf(week)} ${role}: ${rule} would hold again`),
  ];
  if (lines.length > 0) return lines;
  return [
    before === 0
      ? 'Every rule holds, before and after.'
      : `What gives way is the same: ${gaveWayWords(quality.before)}.`,
  ];
}

/** The quality report, before and after, a line for each measure. */
export function qualityLines({ quality: { before, after } }: Comparison): readonly string[] {
  const both = (what: string, measure: (quality: PlanQuality) => string): string =>
    `${what}: ${measure(before)} → ${measure(after)}`;
  return [
    both('Rules that give way', gaveWayWords),
    both('Spread of primary weeks', ({ spread }) => tenths(spread.primary)),
    both('Spread of backup weeks', ({ spread }) => tenths(spread.backup)),
    both('Spread of holiday weeks', ({ spread }) => tenths(spread.holiday)),
    both('Farthest from a share on the way', ({ alongTheWay }) => tenths(alongTheWay)),
    both('Weeks of rest, least and usual', ({ rest }) =>
      rest === undefined ? 'none' : `${String(rest.least)} and ${String(rest.median)}`,
    ),
    both('Distance from fair', ({ objective }) => tenths(objective)),
  ];
}

const tenths = (value: number): string => value.toFixed(1);

/** "none", "2 rest, 1 pairing" */
function gaveWayWords(quality: PlanQuality): string {
  const rules: readonly Rule[] = ['unfilled', 'pairing', 'rest', 'capability'];
  const broken = rules.filter((rule) => quality.gaveWay[rule] > 0);
  return broken.length === 0
    ? 'none'
    : broken.map((rule) => `${String(quality.gaveWay[rule])} ${rule}`).join(', ');
}

const total = ({ gaveWay }: PlanQuality): number =>
  gaveWay.unfilled + gaveWay.pairing + gaveWay.rest + gaveWay.capability;
