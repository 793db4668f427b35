import { DEMO_CHANNEL, DEMO_OUTSIDER } from '../../src/demo/demo-team.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import type { Scenario } from './scenario.ts';
import { until } from './slack-double-start.ts';

/** What people see and hear of the rotation in a scenario. */
export interface RotationReaders {
  /** The latest direct message that somebody got. */
  readonly last: (user: string) => LedgerEntry;
  /** A message as it stands, edits included. */
  readonly standing: (entry: LedgerEntry) => string;
  /** What was posted to the channel, outside threads. */
  readonly announced: () => readonly LedgerEntry[];
  readonly onDuty: () => Promise<string>;
  /** The team's events in the log, without the incidents'. */
  readonly events: () => Promise<readonly object[]>;
  /** Waits for an answer that comes after the acknowledgement of a press. */
  readonly hears: (user: string, words: string) => Promise<void>;
  readonly timeOff: (user: string, from: string, to: string) => Promise<void>;
}

/** @param scenario the one of the test that runs. */
export function rotationReaders(scenario: () => Scenario): RotationReaders {
  return {
    last: (user) => {
      const entry = scenario().directMessages(user).at(-1);
      if (entry === undefined) throw new Error(`${user} got nothing`);
      return entry;
    },
    standing: ({ channel = '', ts = '' }) => scenario().slack.message(channel, ts)?.text ?? '',
    announced: () =>
      scenario()
        .slack.ledger()
        .filter((e) => e.kind === 'post' && e.channelName === DEMO_CHANNEL && !e.threadTs),
    onDuty: async () => await scenario().say(DEMO_OUTSIDER.userId, ''),
    events: async () => {
      const { store } = scenario().app();
      const logged = await store.transaction(async (tx) => await tx.log.ofTeam('visit', 50));
      return logged.map(({ event }) => event);
    },
    hears: async (user, words) => {
      await until(
        () =>
          scenario()
            .slack.ledger()
            .some((e) => e.to === user && e.text.includes(words)),
        `${user} is told: ${words}`,
      );
    },
    timeOff: async (user, from, to) => {
      await scenario()
        .app()
        .store.transaction(async (tx) => {
          const id = (await tx.people.byUser(user))[0]?.id ?? '';
          await tx.people.replaceTimeOff(id, [{ from, to }]);
        });
    },
  };
}
