import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { SharedMessage } from '../../../../domain/incident/shared-message.ts';
import { shareMention } from '../../../../features/incident/share-mention.ts';
import { findTeam } from '../../../../features/team/find-team.ts';
import { ACTION } from '../../ids.ts';
import { parseCommand } from '../../parse-command.ts';
import type { Message } from '../../views/blocks.ts';
import { mentionOffer } from '../../views/shared-message.ts';
import { refusalLine } from '../answer.ts';
import { answerCommand } from '../answer-command.ts';
import { tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { openForm } from '../open-form.ts';
import { pointAt, rememberLink } from './point-at.ts';
import { formOfTeam } from './report-start.ts';

/** Questions that are answered where somebody asks them of the bot by name. Whatever changes something is a command. */
const ASKED: ReadonlySet<string> = new Set(['', 'help', 'who', 'list']);

/**
 * Somebody mentions the bot: a bare question is answered, anything else is offered as a report, with a button. Both are
 * seen by the asker alone, so that no bot can answer the answer; what bots say is not answered at all.
 */
export function listenToMentions(app: App, context: ListenerContext): void {
  const { clients, store, teams } = context;
  app.event('app_mention', async ({ event, context: bolt }) => {
    const { user, channel, ts, thread_ts } = event;
    if (user === undefined || user === bolt.botUserId || event.bot_id !== undefined) return;
    const pointedAt = await pointAt(
      context,
      { id: channel, name: undefined },
      { ...event, text: wordsFor(event.text, bolt.botUserId) },
    );
    // Slack tells an edited message anew: it is the same mention.
    const message = await shareMention(context, `mention:${channel}:${ts}`, pointedAt);
    if (message === undefined) return;
    const answer = await answerTo(message);
    await clients.answers.chat.postEphemeral({
      channel,
      user,
      ...(thread_ts === undefined ? {} : { thread_ts }),
      ...answer,
    });
    await rememberLink(context, pointedAt);

    async function answerTo(said: SharedMessage): Promise<Message> {
      const words = said.text;
      const asking = { userId: user ?? '', channelId: channel, channelName: undefined };
      if (ASKED.has(words.toLowerCase())) {
        const given = await answerCommand(context, {
          ...asking,
          delivery: `mention:${channel}:${ts}`,
          text: words,
          by: { userId: asking.userId, name: asking.userId },
        });
        if (given.kind === 'message') return given.message;
      }
      const found = await store.transaction(async (tx) => await findTeam(tx, teams, asking));
      return found.ok ? mentionOffer(found.team, said) : refusalLine(found);
    }
  });

  app.action<BlockAction<ButtonAction>>(
    ACTION.reportShared,
    async ({ body, action, ack, respond }) => {
      await ack();
      const [key = '', id = ''] = (action.value ?? '').split(' ');
      const team = teams.get(key);
      const message = await store.transaction(async (tx) => await tx.sharedMessages.get(id));
      if (team === undefined) return;
      const form = await formOfTeam(context, 'report', team, message);
      await openForm(context, body.trigger_id, form, tellThem(context, body, respond));
    },
  );
}

/** What is said to the bot: without its name, and without the word that says that it is a report. */
function wordsFor(text: string, botUserId: string | undefined): string {
  const words = text
    .replaceAll(`<@${botUserId ?? ''}>`, ' ')
    .replace(/[ \t]+/gu, ' ')
    .trim();
  const command = parseCommand(words);
  return command.verb === 'report' && command.text !== '' ? words.replace(/^\S+\s+/u, '') : words;
}
