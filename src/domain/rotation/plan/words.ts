import type { ResponderId } from '../../team/responder.ts';
import type { WeekName } from '../../time/instant.ts';
import type { Role } from '../role.ts';
import { counted, listed } from './number-words.ts';
import type { Conflict, Mend, OtherReason, SlotReason, Violation } from './plan.ts';

/** How people are called. */
export type NameOf = (id: ResponderId) => string;

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Why somebody has a slot: "furthest below their share (2 of 3.4), rested 3 weeks". */
export function slotWords(reason: SlotReason, role: Role): string {
  if (reason.kind === 'nobody') return 'nobody is there';
  const { nth, share, isVeteran, rested } = reason;
  const byShare = reason.kind === 'behind' || reason.kind === 'fair';
  const ofShare = byShare ? ` (${String(nth)} of ${round(Math.max(0, share))})` : '';
  const facts: string[] = [MAIN[reason.kind] + ofShare];
  if (role === 'backup' && isVeteran) facts.push('veteran');
  if (role === 'primary' && !isVeteran) facts.push('newcomer');
  if (rested !== undefined) facts.push(`rested ${counted(rested, 'week', 'weeks')}`);
  return facts.join(', ');
}

const MAIN = {
  fixed: 'fixed before',
  published: 'published before',
  only: 'the only one who is there',
  rules: 'everybody else would break a rule',
  behind: 'furthest below their share',
  fair: 'makes the shares of the whole plan even',
} as const;

/** Why somebody does not have a slot: "away", "without enough rest", "less fair by 2.1". */
export function otherWords(why: OtherReason): string {
  switch (why.kind) {
    case 'away':
      return 'away';
    case 'not-in-rotation':
      return 'not in the rotation that week';
    case 'other-seat':
      return 'has the other seat';
    case 'fixed':
      return 'the slot may not change';
    case 'published':
      return 'would change what is published';
    case 'rule':
      return why.rule === 'pairing'
        ? 'would make two newcomers a pair'
        : why.rule === 'rest'
          ? 'would not have the rest'
          : 'the pair would lack a capability';
    case 'worse':
      return why.by === 0 ? 'as good' : `less fair by ${round(why.by)}`;
  }
}

/** What would mend a violation: "if echo were back in the week of 2027-01-18". */
export function mendWords(mend: Mend, nameOf: NameOf): string {
  switch (mend.kind) {
    case 'time-off':
      return `if ${nameOf(mend.responderId)} were there in the week of ${mend.week}`;
    case 'promote':
      return `if ${nameOf(mend.responderId)} were a veteran`;
    case 'more-people':
      return mend.veterans ? 'with one more veteran' : 'with one more person';
  }
}

/** "rest: delta serves after no weeks of rest instead of one week; it would hold if echo were there …" */
export function violationWords({ rule, why, mend }: Violation, nameOf: NameOf): string {
  const ways = mend.map((one) => mendWords(one, nameOf)).join(', or ');
  return `${rule}: ${why}${ways === '' ? '' : `; it would hold ${ways}`}`;
}

/**
 * What stands in the way, the smallest first: "11 Jan and 18 Jan: three people cannot fill two weeks with a week of rest;
 * …". What is so again and again is said once.
 */
export function conflictLines(
  conflicts: readonly Conflict[],
  dateOf: (week: WeekName) => string,
): readonly string[] {
  const alike = new Map<string, readonly Conflict[]>();
  for (const one of conflicts) alike.set(one.why, [...(alike.get(one.why) ?? []), one]);
  return [...alike.values()].map((all) => {
    const [first] = all;
    const more = all.length - 1;
    const again = more === 0 ? '' : `, and ${counted(more, 'more time', 'more times')}`;
    return `${listed((first?.weeks ?? []).map(dateOf))}${again}: ${first?.why ?? ''}; ${first?.mend ?? ''}`;
  });
}
