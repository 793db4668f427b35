import { groupBy } from '../group-by.ts';
import type { DeedAttempt, RoundRecord } from '../record.ts';
import type { KnownIncident } from './incidents.ts';
import { judgeReminders } from './judge-reminders.ts';
import type { Posting } from './postings.ts';
import type { Finding } from './verdict.ts';

/** Wall time that an edit may take once everything is quiet. */
const EDIT_MS = 3_000;

export interface JudgedRepeats {
  readonly findings: readonly Finding[];
  readonly marked: number;
}

/** A message that was posted twice says so the second time. */
export function judgeRepeats(
  record: RoundRecord,
  postings: readonly Posting[],
  incidents: readonly KnownIncident[],
): JudgedRepeats {
  const findings: Finding[] = [];
  let marked = 0;
  const repeat = (rule: Finding['rule'], first: Posting, later: Posting, what: string): void => {
    if (later.isMarked) marked += 1;
    else
      findings.push({
        rule,
        number: later.number,
        detail: `#${String(first.seq)} and #${String(later.seq)} are ${what}`,
      });
  };
  for (const [name, [first, ...later]] of groupBy(postings, (one) => one.name)) {
    if (first) for (const one of later) repeat('unmarked repeat', first, one, `both ${name}`);
  }
  for (const incident of incidents) {
    const { postings: own, deeds } = incident;
    // The same under another name: decided twice. What shares a name has been counted above.
    const named = [...groupBy(own, (one) => one.name).values()].flatMap(([one]) => one ?? []);
    findings.push(...judgeReminders(record, incident, named));
    for (const same of groupBy(named, sameness).values()) {
      const [first, ...later] = same.slice(allowed(same[0], deeds) - 1);
      if (first) {
        for (const one of later)
          repeat('done twice', first, one, `both “${one.text.slice(0, 60)}”`);
      }
    }
    findings.push(...leftStanding(record, own, deeds));
  }
  return { findings, marked };
}

/** What there may be one of. */
function sameness({ kind, person, text, number, seq }: Posting): string {
  switch (kind) {
    case 'admin-notice':
      return `${kind} ${person ?? ''} ${text}`;
    case 'card':
    case 'page-channel':
      return kind;
    case 'page':
    case 'page-mention': {
      const repeat = /^PAGE, repeat \d+/u.exec(text)?.[0] ?? 'first';
      return `${kind} ${String(person)} ${repeat}`;
    }
    case 'thread-line':
      // "10:26 · delta is on it.": the time would tell two apart that say the same.
      return `${kind} ${text.replace(/^\S+ · /u, '')}`;
    default:
      return `${String(number)} ${String(seq)}`;
  }
}

/** Somebody takes it, somebody else takes over, and the first takes it back: as many lines as there were tries. */
function allowed(posting: Posting | undefined, deeds: readonly DeedAttempt[]): number {
  const name = /(\S+) is on it\.$/u.exec(posting?.text ?? '')?.[1];
  if (posting?.kind !== 'thread-line' || name === undefined) return 1;
  const tries = deeds.filter(({ kind, user }) => kind === 'on-it' && user.toLowerCase() === name);
  return Math.max(1, tries.length);
}

/** What was done long ago shows on the card, and no page goes on asking for it. */
function leftStanding(
  record: RoundRecord,
  own: readonly Posting[],
  deeds: readonly DeedAttempt[],
): readonly Finding[] {
  const done = deeds.filter(
    (deed) => deed.confirmed && deed.to < record.endedAt - EDIT_MS * record.slowness,
  );
  const ended = done.some(({ kind }) => kind !== 'on-it');
  const twice = new Set(
    own.filter((one, i) => own.findIndex((o) => o.name === one.name) < i).map((one) => one.name),
  );
  return own.flatMap((one) => {
    // Of a marked repeat the first copy is nobody's: the bot never learnt of it.
    if (twice.has(one.name)) return [];
    const asks =
      one.kind === 'card'
        ? ended && !/· (?:answered|resolved)$/u.test(one.lastText)
        : (one.kind === 'page' || one.kind === 'page-channel') &&
          (ended || done.some((deed) => deed.from > one.at)) &&
          /PAGE/u.test(one.lastText);
    const detail = `#${String(one.seq)} (${one.kind}) still says “${one.lastText.slice(0, 60)}”`;
    return asks ? [{ rule: 'left standing', number: one.number, detail } as const] : [];
  });
}
