import { expect } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import type { Scenario } from './scenario.ts';
import { until } from './slack-double-start.ts';

/** What comes behind an acknowledgement, and what it did to the schedule. */
export interface AnswerReaders {
  /** Types a command; what comes behind its first answer. */
  readonly askAndWait: (user: string, text: string, first: string) => Promise<LedgerEntry>;
  /** Presses a button; what it answers. */
  readonly press: (user: string, action: string, where: LedgerEntry) => Promise<LedgerEntry>;
  /** The names of a week's primary and backup, as they are planned. */
  readonly pairOf: (week: string) => Promise<readonly string[]>;
  /** Who got a direct message with such words, each as often as they did. */
  readonly toldOf: (words: RegExp) => readonly string[];
}

/** @param scenario the one of the test that runs. */
export function answerReaders(scenario: () => Scenario): AnswerReaders {
  const answerAfter = async (known: number, nth: number): Promise<LedgerEntry> => {
    const answers = () =>
      scenario()
        .slack.ledger()
        .slice(known)
        .filter((entry) => entry.kind === 'answer' || entry.kind === 'response_url');
    await until(() => answers().length >= nth, 'the answer is there');
    const found = answers()[nth - 1];
    if (found === undefined) throw new Error('no answer');
    return found;
  };
  return {
    askAndWait: async (user, text, first) => {
      const known = scenario().slack.ledger().length;
      expect(await scenario().say(user, text)).toContain(first);
      return await answerAfter(known, 2);
    },
    press: async (user, action, where) => {
      const known = scenario().slack.ledger().length;
      await scenario().press(user, action, where);
      return await answerAfter(known, 1);
    },
    pairOf: async (week) =>
      await scenario()
        .app()
        .store.transaction(async (tx) => {
          const seats = await tx.people.assignments('visit', week, week);
          const people = await Promise.all(
            seats.map(async (a) => await tx.people.get(a.responderId)),
          );
          return people.map((person) => person?.name ?? '');
        }),
    toldOf: (words) =>
      scenario()
        .slack.ledger()
        .filter((e) => e.kind === 'post' && words.test(e.text))
        .flatMap((e) => e.to ?? []),
  };
}
