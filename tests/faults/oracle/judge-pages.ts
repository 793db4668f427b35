import { groupBy } from '../group-by.ts';
import type { DeedAttempt, RoundRecord } from '../record.ts';
import { botTime, type KnownIncident } from './incidents.ts';
import { PAGE_KINDS, type Posting } from './postings.ts';
import type { Finding } from './verdict.ts';

/**
 * Wall time. A page that was under way when somebody answered may still arrive: a call is held up for 300 ms at most,
 * twice where the direct message has to be opened first; the rest is for a busy machine.
 */
export const UNDER_WAY_MS = 1_500;

/** Wall time: a repeated delivery may be carried out a little after the first has failed. */
const STRAGGLER_MS = 500;

/** Wall time by which everything that has fallen due is out, once there is quiet. */
const REST_MS = 4_000;

/** Both clocks count whole milliseconds of the wall. */
const GRAIN_MS = 2;

const ends = (deed: DeedAttempt): boolean => deed.kind !== 'on-it';

export interface JudgedPages {
  readonly findings: readonly Finding[];
  /** First pages that had to come. */
  readonly due: number;
}

export function judgePages(record: RoundRecord, incidents: readonly KnownIncident[]): JudgedPages {
  const findings: Finding[] = [];
  let due = 0;
  for (const incident of incidents) {
    const pages = incident.postings.filter(({ kind }) => PAGE_KINDS.includes(kind));
    const isOwed = owesFirstPage(record, incident);
    const first = pages.find((page) => isFirstPage(page, record));
    if (isOwed || first) due += 1;
    if (isOwed && !first) findings.push(lost(incident, firstPageMissing(incident, pages)));
    findings.push(...gaps(incident, pages), ...stuck(record, incident, pages));
    for (const page of pages) {
      const early = earliness(record, incident, page);
      if (early > 0) {
        findings.push(
          about('page early', page, `${String(Math.round(early / 1_000))} s of bot time early`),
        );
      }
      const deed = incident.deeds.find((one) => one.confirmed && isTooLate(page, one, record));
      if (deed) {
        const after = page.at - deed.to;
        findings.push(
          about(
            'page after answer',
            page,
            `${String(after)} ms after “${deed.kind}” was confirmed`,
          ),
        );
      }
    }
  }
  return { findings, due };
}

/** By the judge's own arithmetic, and only where nothing that anybody tried could have made it pointless. */
function owesFirstPage(record: RoundRecord, { deeds, dueFrom, dueTo }: KnownIncident): boolean {
  if (dueTo > botTime(record.time, record.endedAt - REST_MS * record.slowness)) return false;
  const excuse = deeds.find(
    (deed) =>
      ends(deed) || botTime(record.time, deed.to + STRAGGLER_MS * record.slowness) >= dueFrom,
  );
  return excuse === undefined;
}

export function isFirstPage({ kind, person, isAgain }: Posting, { backup }: RoundRecord): boolean {
  return kind === 'page' && person === backup && !isAgain;
}

function firstPageMissing({ report }: KnownIncident, pages: readonly Posting[]): string {
  const others = pages.map(({ seq, text }) => `#${String(seq)} “${text.slice(0, 30)}”`);
  const seen = others.length === 0 ? 'no page at all' : others.slice(0, 3).join(', ');
  return `${report.title} fell due and the backup’s first page never came; seen: ${seen}`;
}

/** A page says how often it was repeated: a repeat without the one before it means that one was lost. */
function gaps(incident: KnownIncident, pages: readonly Posting[]): readonly Finding[] {
  const people = groupBy(
    pages.filter(({ kind }) => kind === 'page'),
    ({ person }) => person,
  );
  return [...people].flatMap(([person, own]) => {
    const seen = new Set(own.map(timesOf));
    const last = Math.max(...seen);
    const missing = [];
    for (let times = 1; times < last; times++) if (!seen.has(times)) missing.push(times);
    return missing.map((times) =>
      lost(
        incident,
        `${String(person)} got repeat ${String(last)} but never repeat ${String(times)}`,
      ),
    );
  });
}

const timesOf = ({ text }: Posting): number => Number(/^PAGE, repeat (\d+)/u.exec(text)?.[1] ?? 0);

/** Nobody ever touched it: then the path has gone on, step by step. */
function stuck(
  record: RoundRecord,
  incident: KnownIncident,
  pages: readonly Posting[],
): readonly Finding[] {
  if (incident.deeds.length > 0) return [];
  const end = botTime(record.time, record.endedAt - REST_MS * record.slowness);
  const first = pages.find((page) => isFirstPage(page, record));
  const lead = pages.find(({ kind, person }) => kind === 'page' && person === record.lead);
  const channel = pages.find(({ kind }) => kind === 'page-channel');
  const findings: Finding[] = [];
  const expect = (
    before: Posting | undefined,
    waitMs: number,
    next: unknown,
    what: string,
  ): void => {
    if (before === undefined || next !== undefined) return;
    if (botTime(record.time, before.at) + waitMs > end) return;
    findings.push(lost(incident, `after #${String(before.seq)} came no ${what}`));
  };
  expect(first, record.stepMs, lead, 'page to the lead');
  expect(lead, record.stepMs, channel, 'page to the channel');
  const again = pages.filter(({ kind, person }) => kind === 'page' && person === record.backup);
  const last = again.at(-1);
  expect(last, record.repeatMs, undefined, 'repeat to the backup');
  return findings;
}

function earliness(record: RoundRecord, { dueFrom }: KnownIncident, page: Posting): number {
  return dueFrom + waitBefore(record, page) - botTime(record.time, page.at + GRAIN_MS);
}

/** The steps and repeats that come before a page, each after its wait. A late one does not say which it is. */
function waitBefore({ stepMs, repeatMs, lead }: RoundRecord, page: Posting): number {
  if (page.kind === 'page-channel') return 2 * stepMs;
  return (page.person === lead ? stepMs : 0) + timesOf(page) * repeatMs;
}

function isTooLate(page: Posting, deed: DeedAttempt, record: RoundRecord): boolean {
  if (page.at <= deed.to + UNDER_WAY_MS * record.slowness) return false;
  // Being on it is no answer: the goal runs out all the same, and the backup hears of it, once.
  const once = !page.isAgain && page.person === record.backup && page.kind !== 'page-channel';
  return ends(deed) || !once;
}

function lost({ number }: KnownIncident, detail: string): Finding {
  return { rule: 'page lost', number, detail };
}

function about(rule: Finding['rule'], page: Posting, what: string): Finding {
  const { number, seq, kind, text } = page;
  return { rule, number, detail: `#${String(seq)} (${kind}) “${text.slice(0, 40)}”: ${what}` };
}
