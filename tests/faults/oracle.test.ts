import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { judge } from './oracle.ts';
import type { DeedAttempt, ReportAttempt, RoundRecord, Seen } from './record.ts';

/** The wall's and the bot's time are the same here; the goal is two minutes, so INC-1 is due at 121,000 to 121,100. */
const REPORT: ReportAttempt = {
  title: 'fault-a1',
  via: 'command',
  from: 1_000,
  to: 1_100,
  confirmed: true,
  answer: 'INC-1 is open.',
  number: 1,
  cameInAt: undefined,
};

const CARD: Seen = {
  seq: 1,
  at: 1_200,
  kind: 'post',
  channel: 'C1',
  ts: '1.2',
  text: 'INC-1 · fault-a1 · waiting',
  rendered: 'INC-1 fault-a1',
  metadata: { event_payload: { row: 'INC-1/card/1.0' } },
};

const PAGE: Seen = {
  seq: 2,
  at: 121_500,
  kind: 'post',
  channel: 'D4',
  ts: '2.1',
  to: 'U04DELTA',
  text: 'PAGE · INC-1 has had no first answer. Please take it. fault-a1',
  rendered: 'PAGE · INC-1 has had no first answer.',
  metadata: { event_payload: { row: 'INC-1/page/5.0' } },
};

const ANSWERED: DeedAttempt = {
  kind: 'answered',
  number: 1,
  user: 'U01ALPHA',
  from: 125_000,
  to: 125_100,
  confirmed: true,
  answer: '',
};

/** The edits that follow when somebody has answered. */
const SETTLED: readonly Seen[] = [
  { ...CARD, seq: 90, at: 125_300, kind: 'update', text: 'INC-1 · fault-a1 · answered' },
  { ...PAGE, seq: 91, at: 125_300, kind: 'update', text: 'INC-1 was answered by alpha.' },
];

const line = (seq: number, row: string, text: string): Seen => ({
  seq,
  at: 125_400,
  kind: 'post',
  channel: 'C1',
  ts: `${String(seq)}.1`,
  text,
  rendered: text,
  metadata: { event_payload: { row } },
});

const GOOD: RoundRecord = {
  seed: 1,
  time: { wallAnchor: 0, botAnchor: 0, speed: 1 },
  goalMs: 120_000,
  remindAt: [0.5, 0.8],
  repeatMs: 240_000,
  stepMs: 360_000,
  backup: 'U04DELTA',
  lead: 'U06FOXTROT',
  kills: 3,
  slowness: 1,
  reports: [REPORT],
  deeds: [ANSWERED],
  shown: new Map([[1, 'INC-1 fault-a1 answered']]),
  ledger: [CARD, PAGE, ...SETTLED],
  quietFrom: 126_000,
  endedAt: 140_000,
  mishaps: [],
};

const rulesOf = (change: Partial<RoundRecord>): readonly string[] =>
  judge({ ...GOOD, ...change }).findings.map(({ rule }) => rule);

describe('the judge of the fault campaign', () => {
  it('finds nothing wrong with an incident that was reported, paged at its due instant and answered', () => {
    expect(judge(GOOD)).toEqual({
      findings: [],
      counts: {
        kills: 3,
        confirmed: 1,
        incidents: 1,
        pagesDue: 1,
        pages: 1,
        others: 1,
        marked: 0,
      },
    });
  });

  it('calls an incident lost that was confirmed and has no card', () => {
    expect(rulesOf({ ledger: [], deeds: [] })).toEqual(['incident lost']);
  });

  it('calls an incident lost that the bot does not know any more at the end', () => {
    expect(rulesOf({ shown: new Map([[1, 'There is no INC-1.']]) })).toEqual(['incident lost']);
  });

  it('does not ask for an incident that nobody was told of', () => {
    const reports = [{ ...REPORT, confirmed: false, answer: 'failed', number: undefined }];
    expect(rulesOf({ reports, deeds: [], ledger: [], shown: new Map() })).toEqual([]);
  });

  it('calls an incident doubled that was reported once and has two numbers', () => {
    const twin = {
      ...CARD,
      seq: 3,
      ts: '3.1',
      text: 'INC-2 · fault-a1 · waiting',
      metadata: { event_payload: { row: 'INC-2/card/2.0' } },
    };
    expect(rulesOf({ ledger: [CARD, PAGE, twin, ...SETTLED] })).toContain('incident doubled');
  });

  it('calls a page lost that fell due, with nobody having done anything, and never came', () => {
    expect(rulesOf({ ledger: [CARD], deeds: [] })).toEqual(['page lost']);
  });

  it('wants no page for what was answered before it fell due', () => {
    const deeds = [{ ...ANSWERED, from: 60_000, to: 60_100 }];
    expect(rulesOf({ ledger: [CARD, ...SETTLED.slice(0, 1)], deeds })).toEqual([]);
  });

  it('wants a page although somebody is on it: the goal runs out all the same', () => {
    const deeds = [{ ...ANSWERED, kind: 'on-it' as const, from: 60_000, to: 60_100 }];
    expect(rulesOf({ ledger: [CARD], deeds })).toEqual(['page lost']);
  });

  it('calls a page early that came half a minute before the goal ran out', () => {
    const early = { ...PAGE, at: 91_000 };
    expect(rulesOf({ ledger: [CARD, early, ...SETTLED] })).toEqual(['page early']);
  });

  it('calls a step or a repeat early that did not wait for its turn', () => {
    const toLead = { ...PAGE, seq: 3, at: 121_500, ts: '3.1', to: 'U06FOXTROT' };
    const named = (row: string) => ({ metadata: { event_payload: { row } } });
    const again = {
      ...PAGE,
      ...named('INC-1/page/7.0'),
      seq: 3,
      at: 122_000,
      text: 'PAGE, repeat 1 · INC-1 has had no first answer.',
    };
    for (const early of [{ ...toLead, ...named('INC-1/page/6.0') }, again]) {
      expect(rulesOf({ ledger: [CARD, PAGE, early, ...SETTLED] })).toContain('page early');
    }
    const inTime = { ...again, at: 365_000 };
    const late = { ...ANSWERED, from: 366_000, to: 366_100 };
    const settled = SETTLED.map((edit) => ({ ...edit, at: 366_300 }));
    const round = { deeds: [late], quietFrom: 367_000, endedAt: 380_000 };
    expect(rulesOf({ ...round, ledger: [CARD, PAGE, inTime, ...settled] })).toEqual([]);
  });

  it('calls a second copy of a message an unmarked repeat', () => {
    const copy = { ...PAGE, seq: 3, at: 122_500, ts: '3.1' };
    expect(rulesOf({ ledger: [CARD, PAGE, copy, ...SETTLED] })).toEqual(['unmarked repeat']);
  });

  it('counts a second copy that says that it may be one', () => {
    const copy = {
      ...PAGE,
      seq: 3,
      at: 122_500,
      ts: '3.1',
      rendered: 'PAGE · INC-1 … This may repeat the page of 10:26.',
    };
    const { findings, counts } = judge({ ...GOOD, ledger: [CARD, PAGE, copy, ...SETTLED] });
    expect(findings).toEqual([]);
    expect(counts.marked).toBe(1);
  });

  it('says that something was done twice when two messages with two names say the same', () => {
    const twice = [
      line(4, 'INC-1/thread-line/7.1', '10:26 · alpha answered the customer.'),
      line(5, 'INC-1/thread-line/8.1', '10:27 · alpha answered the customer.'),
    ];
    expect(rulesOf({ ledger: [...GOOD.ledger, ...twice] })).toEqual(['done twice']);
  });

  const reminded = (seq: number, at: number, row: string): Seen => ({
    ...line(seq, row, 'INC-1 needs a first answer by 09:02: 0 business minutes left. fault-a1'),
    at,
    to: 'U01ALPHA',
  });

  it('takes two reminders that say the same for two, each after its own part of the goal', () => {
    const both = [
      reminded(4, 95_000, 'INC-1/reminder/7.0'),
      reminded(5, 97_500, 'INC-1/reminder/8.0'),
    ];
    expect(rulesOf({ ledger: [...GOOD.ledger, ...both] })).toEqual([]);
  });

  it('says that a reminder was done twice where the second comes before the second part has passed', () => {
    const both = [
      reminded(4, 65_000, 'INC-1/reminder/7.0'),
      reminded(5, 80_000, 'INC-1/reminder/8.0'),
    ];
    expect(rulesOf({ ledger: [...GOOD.ledger, ...both] })).toEqual(['done twice']);
  });

  it('says that a reminder was done twice where there is one more than the goal has parts', () => {
    const three = [7, 8, 9].map((n) => reminded(n, 97_500 + n, `INC-1/reminder/${String(n)}.0`));
    expect(rulesOf({ ledger: [...GOOD.ledger, ...three] })).toEqual(['done twice']);
  });

  it('calls a page wrong that came two seconds after an answer was confirmed', () => {
    const after = { ...PAGE, at: 127_100 };
    expect(rulesOf({ ledger: [CARD, after, ...SETTLED] })).toEqual(['page after answer']);
  });

  it('forgives a page that was under way when the answer was confirmed', () => {
    const underWay = { ...PAGE, at: 126_000 };
    expect(rulesOf({ ledger: [CARD, underWay, ...SETTLED] })).toEqual([]);
  });

  it('calls lateness untrue where a page comes three minutes late and does not say so', () => {
    const late = { ...PAGE, at: 301_000 };
    const ledger = [CARD, late];
    const rules = rulesOf({ ledger, deeds: [], endedAt: 310_000 });
    expect(rules).toEqual(['lateness untrue']);
  });

  it('calls lateness untrue where a page says ten minutes and is three late', () => {
    const late = {
      ...PAGE,
      at: 301_000,
      text: 'LATE PAGE (10 min) · INC-1 has had no first answer.',
    };
    const rules = rulesOf({ ledger: [CARD, late], deeds: [], endedAt: 310_000 });
    expect(rules).toEqual(['lateness untrue']);
  });

  it('believes a page that is three minutes late and says so', () => {
    const late = {
      ...PAGE,
      at: 301_000,
      text: 'LATE PAGE (3 min) · INC-1 has had no first answer.',
    };
    expect(rulesOf({ ledger: [CARD, late], deeds: [], endedAt: 310_000 })).toEqual([]);
  });

  it('sees a page left standing that still asks for what was answered long ago', () => {
    expect(rulesOf({ ledger: [CARD, PAGE, ...SETTLED.slice(0, 1)] })).toEqual(['left standing']);
  });

  it('calls the lead’s page lost when nobody did anything and the path did not go on', () => {
    const rules = rulesOf({ ledger: [CARD, PAGE], deeds: [], endedAt: 486_000 });
    // The repeat to the backup is missing as well.
    expect(rules).toEqual(['page lost', 'page lost']);
  });

  it('passes on what went wrong with the bot itself', () => {
    expect(rulesOf({ mishaps: ['the bot ended by itself (1)'] })).toEqual(['mishap']);
  });

  it('imports nothing but its own files and the record of a round', () => {
    const folder = new URL('./oracle/', import.meta.url);
    const files = [
      new URL('./oracle.ts', import.meta.url),
      new URL('./record.ts', import.meta.url),
      new URL('./group-by.ts', import.meta.url),
      new URL('./scaled-time.ts', import.meta.url),
      ...readdirSync(folder).map((name) => new URL(name, folder)),
    ];
    const sources = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bfrom '([^']+)'|\bimport\(?\s*'([^']+)'/gu)].map(
        ([, from, bare]) => from ?? bare ?? '',
      ),
    );
    expect(sources.length).toBeGreaterThan(15);
    const allowed =
      /^(?:\.\/(?:oracle\/)?|\.\.\/)(?:incidents|judge-[a-z]+|open-minutes|postings|verdict|record|group-by|scaled-time)\.ts$/u;
    expect(sources.filter((source) => !allowed.test(source))).toEqual([]);
  });
});
