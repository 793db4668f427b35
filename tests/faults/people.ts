import { randomUUID } from 'node:crypto';
import type { Acknowledged, FormInput, SlackDouble } from '../../src/doubles/slack/slack-double.ts';
import type { Random } from './random.ts';
import type { DeedAttempt, DeedKind, ReportAttempt } from './record.ts';
import { textOf } from './text-of.ts';
import { pause, until } from './wait.ts';
import { CHANNEL, FORM_REPORTERS, REPORTERS, RESOLVERS, RESPONDERS } from './world.ts';

/** How long somebody waits for a form to open before they give up. */
const FORM_WITHIN_MS = 1_000;

const ACTION_OF = { 'on-it': 'incident_on_it', answered: 'incident_answered' } as const;
const VERB_OF = { 'on-it': 'onit', answered: 'responded' } as const;

/** The hands of the people: each call is one attempt, and is written down with what came of it. */
export interface People {
  readonly reports: readonly ReportAttempt[];
  readonly deeds: readonly DeedAttempt[];
  reportByCommand(): Promise<ReportAttempt>;
  /** Undefined when the form did not open. */
  reportByForm(): Promise<ReportAttempt | undefined>;
  /** Undefined when there was no such button, or no form. */
  command(kind: 'on-it' | 'answered', number: number): Promise<DeedAttempt | undefined>;
  press(
    kind: 'on-it' | 'answered',
    number: number,
    where: { readonly channel?: string; readonly ts?: string },
  ): Promise<DeedAttempt | undefined>;
  resolve(number: number): Promise<DeedAttempt | undefined>;
}

export function createPeople(slack: SlackDouble, random: Random, botNow: () => number): People {
  const reports: ReportAttempt[] = [];
  const deeds: DeedAttempt[] = [];
  const busy = new Set<string>();

  const reported = (attempt: ReportAttempt): ReportAttempt => {
    reports.push(attempt);
    return attempt;
  };

  /** A form opened by a command, filled in, and sent again where the first sending failed: a person would. */
  const fillIn = async (
    users: readonly string[],
    command: string,
    values: () => Readonly<Record<string, FormInput>>,
  ): Promise<(Tried & { readonly from: number }) | undefined> => {
    const user = users.find((one) => !busy.has(one));
    if (user === undefined) return undefined;
    busy.add(user);
    try {
      while (slack.openViews(user).length > 0) await slack.inject.close({ user });
      await tried(() => slack.inject.command({ user, channel: CHANNEL, text: command }));
      const opened = await until(() => slack.openViews(user).at(-1), FORM_WITHIN_MS);
      if (opened === undefined) return undefined;
      const entered = values();
      const from = Date.now();
      for (let times = 1; ; times++) {
        const sent = await tried(() => slack.inject.submit({ user, values: entered }));
        if (sent.confirmed || times === 3) return { from, ...sent };
        await pause(random.between(100, 900));
      }
    } finally {
      busy.delete(user);
    }
  };

  const deed = async (
    kind: DeedKind,
    number: number,
    user: string,
    act: () => Promise<Acknowledged>,
  ): Promise<DeedAttempt | undefined> => {
    const from = Date.now();
    const one = await tried(act);
    if (!one.delivered) return undefined;
    const attempt = { kind, number, user, from, to: Date.now(), ...one };
    deeds.push(attempt);
    return attempt;
  };

  return {
    reports,
    deeds,
    reportByCommand: async () => {
      const title = `fault-${randomUUID()}`;
      const from = Date.now();
      const { confirmed, answer } = await tried(() =>
        slack.inject.command({
          user: random.pick(REPORTERS),
          channel: CHANNEL,
          text: `report ${title}`,
        }),
      );
      const named = /INC-(\d+)/u.exec(answer)?.[1];
      return reported({
        title,
        via: 'command',
        from,
        to: Date.now(),
        confirmed: confirmed && named !== undefined,
        answer,
        number: confirmed && named !== undefined ? Number(named) : undefined,
        cameInAt: undefined,
      });
    },
    reportByForm: async () => {
      const title = `fault-${randomUUID()}`;
      // Forms know whole seconds. A little in the past, as when somebody writes down a call.
      const cameInAt = Math.floor((botNow() - random.between(0, 30_000)) / 1_000) * 1_000;
      const sent = await fillIn(FORM_REPORTERS, 'report', () => ({
        title,
        came_in: String(cameInAt / 1_000),
      }));
      if (sent === undefined) return undefined;
      const { from, confirmed, answer } = sent;
      const to = Date.now();
      return reported({
        title,
        via: 'form',
        from,
        to,
        confirmed,
        answer,
        number: undefined,
        cameInAt,
      });
    },
    command: async (kind, number) => {
      const user = random.pick(RESPONDERS);
      const text = `${VERB_OF[kind]} INC-${String(number)}`;
      return await deed(kind, number, user, () =>
        slack.inject.command({ user, channel: CHANNEL, text }),
      );
    },
    press: async (kind, number, { channel = '', ts = '' }) => {
      // Nobody but the one it went to sees a direct message.
      const user = channel.startsWith('D') ? undefined : random.pick(RESPONDERS);
      const presser = user ?? personOf(slack, channel);
      return await deed(kind, number, presser, () =>
        slack.inject.action({ user: presser, channel, ts, actionId: ACTION_OF[kind] }),
      );
    },
    resolve: async (number) => {
      const command = `resolve INC-${String(number)}`;
      const sent = await fillIn(RESOLVERS, command, () => ({ summary: 'Sent the work-around.' }));
      if (sent === undefined) return undefined;
      const attempt = {
        kind: 'resolved',
        number,
        user: 'a resolver',
        to: Date.now(),
        ...sent,
      } as const;
      deeds.push(attempt);
      return attempt;
    },
  };
}

interface Tried {
  readonly confirmed: boolean;
  readonly answer: string;
  /** False when there was nothing to press: the bot was not asked at all. */
  readonly delivered: boolean;
}

async function tried(act: () => Promise<Acknowledged>): Promise<Tried> {
  try {
    const { payload, ...rest } = await act();
    const text = textOf(payload);
    // A form that stays open with errors was not taken.
    const refused = 'outcome' in rest && rest.outcome !== 'closed';
    // It says itself that it may not have done what was asked.
    const failed = text.startsWith('Something failed on my side');
    return { confirmed: !refused && !failed, answer: text, delivered: true };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      confirmed: false,
      answer: error.message,
      delivered: error.name === 'DeliveryFailure',
    };
  }
}

/** Whose direct message it is. */
function personOf(slack: SlackDouble, channel: string): string {
  const entry = slack.ledger().find((one) => one.channel === channel && one.to !== undefined);
  return entry?.to ?? '';
}
