import { createGithubCarrier } from '../../../src/adapters/github/carrier/github-carrier.ts';
import { callFor } from '../../../src/adapters/slack/carrier/message-of.ts';
import { createSettableClock } from '../../../src/adapters/system/clocks.ts';
import { dispatchEffects, issueLogPolls } from '../../../src/compose-issue-log.ts';
import { stepClock } from '../../../src/demo/step-clock.ts';
import { readMarker } from '../../../src/domain/issue-log/marker.ts';
import { seededRandom } from '../../../src/doubles/slack/seeded-random.ts';
import { createEngine } from '../../../src/engine/engine.ts';
import { actOnIncident } from '../../../src/features/incident/act-on-incident.ts';
import { reportIncident } from '../../../src/features/incident/report-incident.ts';
import { noteThreadMessage } from '../../../src/features/issue-log/note-thread-message.ts';
import { createKnownFinder } from '../../../src/features/known/carry-find-known.ts';
import { recordOutcome } from '../../../src/features/record-outcome.ts';
import { stillMatters } from '../../../src/features/still-matters.ts';
import type { IssueTracker, TrackerFailure } from '../../../src/ports/issue-tracker.ts';
import type { EffectCarrier } from '../../../src/ports/outbox.ts';
import { createFakeTracker, FAKE_SELF, type FakeTracker } from '../../support/fake-tracker.ts';
import {
  ALPHA,
  at,
  DELTA,
  FOXTROT,
  newResponder,
  recordingLog,
  visit,
} from '../../support/fixtures.ts';
import { instantPlanner } from '../../support/instant-planner.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const REPOSITORY = 'o/log';
const PEOPLE = [ALPHA, DELTA, FOXTROT];
const login = (name: string): string => `${name}-gh`;

/** Every method of the tracker, struck at random: not done, done with its reply lost, or told to wait. */
function faulty(tracker: FakeTracker, random: () => number, isOn: () => boolean): IssueTracker {
  const failure = (kind: 'unknown' | 'wait'): TrackerFailure => ({
    ok: false,
    kind,
    why: 'struck',
  });
  return new Proxy<IssueTracker>(tracker, {
    get: (target, name: keyof IssueTracker) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whichever method it is, its arguments are passed on
      const method = target[name].bind(target) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const dice = isOn() ? random() : 1;
        if (dice < 0.06) return failure('unknown');
        if (dice < 0.09) return { ...failure('wait'), retryAfterMs: 5_000 };
        const reply = await method(...given);
        return dice < 0.2 ? failure('unknown') : reply;
      };
    },
  });
}

/** What Slack shows, by channel and ts. */
interface Shown {
  readonly threadTs: string | undefined;
  text: string;
}

/** One run: people do things on both sides while the tracker fails; then it heals, and both sides must agree. */
export async function runCampaign(seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const clock = createSettableClock(at('2027-01-12 09:00'), 0);
  const { store } = await sqliteStore();
  const teams = new Map([['visit', visit({ issueLog: { repository: REPOSITORY } })]]);
  const log = recordingLog();
  const fake = createFakeTracker({
    repository: REPOSITORY,
    people: PEOPLE.map((p) => login(p.name)),
    now: () => clock.now(),
  });
  let isFaulty = true;
  const tracker = faulty(fake, random, () => isFaulty);
  await store.transaction(async (tx) => {
    for (const [n, person] of PEOPLE.entries()) {
      const id = await tx.people.put(newResponder(person, { github: login(person.name) }));
      const role = (['primary', 'backup'] as const)[n];
      if (role) {
        await tx.people.putAssignment('visit', { week: '2027-01-11', role, responderId: id }, 0);
      }
    }
  });

  const shown = new Map<string, Shown>();
  const slack: EffectCarrier = {
    carry: async (row) => {
      const call = await store.transaction(
        async (tx) => await callFor(tx, teams, row, clock.now()),
      );
      if (call.kind === 'nothing' || call.kind === 'home') return { kind: 'withdrawn' };
      if (call.kind === 'edit') {
        for (const { ts } of call.places) {
          const there = shown.get(ts);
          if (there) there.text = call.message.text;
        }
        return { kind: 'sent', place: undefined };
      }
      const ts = `${String(shown.size + 1)}.0`;
      const threadTs = call.to.kind === 'channel' ? call.to.threadTs : undefined;
      shown.set(ts, { threadTs, text: call.message.text });
      return { kind: 'sent', place: { channel: 'C1', ts } };
    },
    lookUp: async () => await Promise.resolve({ kind: 'absent' }),
  };
  const context = {
    store,
    clock,
    teams,
    wake: () => undefined,
    planner: instantPlanner,
    tracker,
    log,
  };
  const engine = await createEngine({
    store,
    clock,
    log,
    carrier: dispatchEffects(
      slack,
      createGithubCarrier({ store, clock, teams, tracker }),
      createKnownFinder({ store, clock, teams, sourceIssues: undefined }),
    ),
    polls: issueLogPolls({ tracker }, context),
    stopwatch: () => 0,
    fire: async (tx, timer) => {
      await tx.timers.remove(timer);
    },
    stillMatters: async (tx, row, now) => await stillMatters(tx, row, now),
    jobs: [],
    teams: [],
    recordOutcome: async (tx, finished, now) => {
      await recordOutcome(tx, teams, finished, now);
    },
  });

  let deliveries = 0;
  let resolvedHere = 0;
  const delivery = (): string => `d${String((deliveries += 1))}`;
  const said = new Map<string, { readonly threadTs: string; text: string | undefined }>();
  const acts: readonly (() => Promise<void>)[] = [
    async () => {
      await reportIncident(context, {
        delivery: delivery(),
        team: 'visit',
        by: ALPHA,
        report: {
          title: 'Contour',
          description: '',
          customer: {
            name: undefined,
            email: undefined,
            phone: undefined,
            organisation: undefined,
          },
          contact: 'call',
          severity: 'normal',
          environment: 'open',
          cameInAt: undefined,
        },
      });
    },
    async () => {
      const number = 1 + Math.floor(random() * 3);
      const done = { kind: 'resolve', summary: 'Done', effortHours: undefined } as const;
      const act = random() < 0.5 ? ({ kind: 'answered' } as const) : done;
      const acted = await actOnIncident(context, { delivery: delivery(), number, by: ALPHA, act });
      if (act.kind === 'resolve' && acted.ok) resolvedHere += 1;
    },
    async () => {
      const number = 1 + Math.floor(random() * 3);
      const card = await store.transaction(
        async (tx) => await tx.messages.get(`INC-${String(number)}/card`),
      );
      if (!card) return;
      const ts = `9${String(deliveries)}.0`;
      said.set(ts, { threadTs: card.ts, text: `words ${String(deliveries)}` });
      await tell(ts, 1);
    },
    async () => {
      const ts = pick([...said.keys()]);
      const one = ts === undefined ? undefined : said.get(ts);
      if (ts === undefined || one?.text === undefined) return;
      one.text = random() < 0.3 ? undefined : `edited ${String(deliveries)}`;
      await tell(ts, random() < 0.5 ? 1 : 2);
    },
    async () => {
      const issue = pick([...fake.issues.values()]);
      if (issue) fake.commentBy('delta-gh', issue.number, `theirs ${String(deliveries)}`);
      await Promise.resolve();
    },
    async () => {
      const comment = pick([...fake.kept.values()].filter((c) => c.author !== FAKE_SELF));
      if (!comment) return;
      if (random() < 0.4) await fake.deleteComment(REPOSITORY, comment.id);
      else await fake.editComment(REPOSITORY, comment.id, `theirs, edited ${String(clock.now())}`);
    },
    async () => {
      const issue = pick([...fake.issues.values()]);
      if (!issue) return;
      if (random() < 0.3)
        fake.editIssue(issue.number, { assignees: [login(pick(PEOPLE)?.name ?? '')] });
      else fake.editIssue(issue.number, { state: issue.state === 'open' ? 'closed' : 'open' });
      await Promise.resolve();
    },
  ];
  /** Tells what a message in a thread says now, as often as Slack likes to. */
  const tell = async (ts: string, times: number): Promise<void> => {
    const one = said.get(ts);
    if (!one) return;
    const key = delivery();
    const editedAt = one.text?.startsWith('edited') ? 100_000_000 + deliveries : undefined;
    const words =
      one.text === undefined ? undefined : { userId: 'U01ALPHA', text: one.text, editedAt };
    for (let n = 0; n < times; n++) {
      await noteThreadMessage(context, key, {
        channel: 'C1',
        threadTs: one.threadTs,
        ts,
        said: words,
      });
    }
  };

  await acts[0]?.();
  for (let n = 0; n < 24; n++) {
    await pick(acts)?.();
    await stepClock(clock, engine, clock.now() + Math.floor(random() * 40_000));
  }
  isFaulty = false;
  await stepClock(clock, engine, clock.now() + 30 * 60_000);
  const wrong = await disagreements();
  await engine.stop();
  await store.close();
  return wrong;

  async function disagreements(): Promise<readonly string[]> {
    const incidents = await store.transaction(
      async (tx) => await tx.incidents.list({ team: 'visit', open: false }, 100),
    );
    const found: string[] = [];
    const expectSame = (what: string, one: unknown, other: unknown): void => {
      if (JSON.stringify(one) !== JSON.stringify(other)) {
        found.push(`${what}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
      }
    };
    expectSame('issues', fake.issues.size, incidents.length);
    const comments = [...fake.kept.values()];
    for (const incident of incidents) {
      const link = await store.transaction(async (tx) => await tx.issues.get(incident.number));
      const issue = fake.issues.get(link?.number ?? 0);
      const name = `INC-${String(incident.number)}`;
      expectSame(`${name} state`, issue?.state, incident.state === 'resolved' ? 'closed' : 'open');
      expectSame(`${name} label`, issue?.labels.includes(`state: ${incident.state}`), true);
      const { owner } = await store.transaction(async (tx) => ({
        owner: incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId),
      }));
      expectSame(`${name} assignee`, issue?.assignees.includes(owner?.github ?? ''), true);
    }
    const own = comments.filter((c) => c.author === FAKE_SELF);
    const copies = own.filter((c) => readMarker(c.body)?.kind === 'remark');
    const standing = [...said.values()].flatMap(({ text }) => (text === undefined ? [] : [text]));
    const copied = copies.map((c) => /```text\n([\s\S]*)\n```/u.exec(c.body)?.[1] ?? '');
    expectSame('thread on the issue', copied.toSorted(), standing.toSorted());
    const notes = own.length - copies.length;
    if (notes > resolvedHere)
      found.push(`${String(notes)} resolutions told of ${String(resolvedHere)}`);
    const theirs = comments.filter((c) => c.author !== FAKE_SELF).map((c) => c.body);
    const inSlack = [...shown.values()].flatMap(({ text, threadTs }) => {
      const [, words] = /^delta-gh on GitHub(?: \(edited\))?: (.*)$/u.exec(text) ?? [];
      return words === undefined || threadTs === undefined ? [] : [words];
    });
    expectSame('comments in the thread', inSlack.toSorted(), theirs.toSorted());
    return found;
  }
}
