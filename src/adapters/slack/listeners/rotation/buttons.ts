import type { App } from '@slack/bolt';
import type { Team } from '../../../../domain/team/team.ts';
import { removeWay, testWay } from '../../../../features/paging/own-ways.ts';
import { ACTION } from '../../ids.ts';
import type { Answer, AskedOfTeam } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { openForm } from '../open-form.ts';
import { isInForm } from '../tell-asker.ts';
import { answerAway } from './away.ts';
import { answerCalendar, renewAddress, turnOffAddresses } from './calendar.ts';
import { answerCoverCommand } from './cover.ts';
import { openAdding, openChanging } from './people.ts';
import { answerReach, openReachForm, shown } from './reach.ts';
import { answerSchedule, DEFAULT_WEEKS, drawSchedule } from './schedule.ts';
import { answerSwapCommand } from './swap.ts';

type Pressed = AskedOfTeam & { readonly value: string };

/** A button's way, behind the team in its value. */
const chosen = ({ delivery, team, by, value }: Pressed) => ({
  delivery,
  team: team.key,
  by,
  way: value.split(' ')[1] ?? '',
});

/** What each button does. Its value begins with the team's key. */
const ANSWERS: ReadonlyArray<
  readonly [string, (context: ListenerContext, pressed: Pressed) => Answer | Promise<Answer>]
> = [
  [ACTION.schedule, answerSchedule],
  [
    ACTION.schedulePicture,
    (context, { team, by, value }) =>
      drawSchedule(context, team, Number(value.split(' ')[1]) || DEFAULT_WEEKS, by.userId),
  ],
  [ACTION.calendar, answerCalendar],
  [ACTION.calendarRenewOwn, async (context, asked) => await renewAddress(context, asked, 'own')],
  [ACTION.calendarRenewTeam, async (context, asked) => await renewAddress(context, asked, 'team')],
  [ACTION.calendarOff, turnOffAddresses],
  [ACTION.swap, answerSwapCommand],
  [ACTION.cover, answerCoverCommand],
  [ACTION.away, answerAway],
  [ACTION.reach, answerReach],
  [ACTION.reachAdd, openReachForm],
  [ACTION.reachTest, async (context, asked) => shown(asked, await testWay(context, chosen(asked)))],
  ...[ACTION.reachRemove1, ACTION.reachRemove2, ACTION.reachRemove3].map(
    (id) =>
      [
        id,
        async (context: ListenerContext, asked: Pressed) =>
          shown(asked, await removeWay(context, chosen(asked))),
      ] as const,
  ),
  [ACTION.peopleAdd, (_, asked) => openAdding(asked)],
  [
    ACTION.personChange,
    async (context, asked) => await openChanging(context, asked, asked.value.split(' ')[1] ?? ''),
  ],
];

/** Buttons that stand for a command about the rotation. What they show is seen by the one who pressed alone. */
export function listenToRotationButtons(app: App, context: ListenerContext): void {
  for (const [actionId, answerTo] of ANSWERS) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      await ack();
      const tell = tellThem(context, body, respond);
      const team = teamOf(context, action.value);
      if (team === undefined) return;
      const answer = await answerTo(context, {
        delivery: deliveryOf(body, action),
        text: '',
        words: '',
        value: action.value ?? '',
        by: actorOf(body),
        channelId: body.channel?.id,
        channelName: body.channel?.name,
        team,
      });
      if (answer.kind === 'form') {
        await openForm(context, body.trigger_id, answer.form, tell, isInForm(body));
        return;
      }
      await tell(answer.message);
      const more = await answer.after?.();
      if (more) await tell(more);
    });
  }
}

function teamOf({ teams }: ListenerContext, value: string | undefined): Team | undefined {
  return teams.get(value?.split(' ')[0] ?? '');
}
