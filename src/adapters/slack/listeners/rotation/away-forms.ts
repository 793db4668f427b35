import type { App } from '@slack/bolt';
import { z } from 'zod';
import { refuse } from '../../../../domain/incident/decision.ts';
import { publishDraft } from '../../../../features/rotation/planning/publish-draft.ts';
import {
  draftDaysOff,
  giveDaysBack,
  noteDaysOff,
} from '../../../../features/rotation/planning/take-days-off.ts';
import { platformError } from '../../carrier/outcome.ts';
import { ACTION, FIELD, FORM } from '../../ids.ts';
import { daysOffMessage, publishedMessage } from '../../views/away.ts';
import { awayConfirmForm } from '../../views/away-forms.ts';
import { line } from '../../views/help.ts';
import { messageForm } from '../../views/message-form.ts';
import { awayPreview } from '../../views/plan-preview.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { inTime } from '../in-time.ts';
import { tellPerson } from '../tell-asker.ts';

const acting = z.object({ team: z.string(), forUser: z.string().optional() });
const confirming = z.object({ draft: z.string() });

/** The form that takes days off, what it shows before anything is written, and the button that takes them back. */
export function listenToAwayForms(app: App, context: ListenerContext): void {
  app.view(FORM.away, async ({ view, body, ack }) => {
    const { team, forUser } = acting.parse(JSON.parse(view.private_metadata));
    const from = entered(view, FIELD.from) ?? '';
    const wish = {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      forUser,
      from,
      to: entered(view, FIELD.to) ?? from,
      note: entered(view, FIELD.note),
    };
    const noted = await noteDaysOff(context, wish);
    if (!noted.ok) {
      await ack(refusalAnswer({ ...noted, field: noted.field ?? FIELD.from }));
      return;
    }
    if (noted.kind !== 'hits') {
      await ack({ response_action: 'update', view: messageForm(daysOffMessage(noted)) });
      return;
    }
    const drafting = draftDaysOff(context, wish, noted);
    const drafted = await inTime(drafting);
    if (drafted) {
      await ack({ response_action: 'update', view: awayConfirmForm(drafted.done) });
      return;
    }
    await ack({
      response_action: 'update',
      view: messageForm(line('🌴 Looking at what it means for the schedule.')),
    });
    const preview = await drafting;
    try {
      await context.clients.answers.views.update({
        view_id: view.id,
        view: awayConfirmForm(preview),
      });
    } catch (error) {
      // Whoever closed the form meanwhile finds the same as a message, and can go through with it there.
      context.log.debug('a preview becomes a direct message', { why: platformError(error) });
      await tellPerson(context, body.user.id, awayPreview(preview));
    }
  });

  app.view(FORM.awayConfirm, async ({ view, body, ack }) => {
    const { draft } = confirming.parse(JSON.parse(view.private_metadata));
    const result = await publishDraft(context, {
      delivery: `view:${view.id}:${draft}`,
      draft,
      by: { userId: body.user.id, name: body.user.name },
    });
    await ack(
      result.ok
        ? { response_action: 'update', view: messageForm(publishedMessage(result)) }
        : // It has no fields: a refusal takes its place.
          refusalAnswer(refuse(result.code, result.message)),
    );
  });

  app.action<Press>(ACTION.awayRemove, async ({ body, action, ack, respond }) => {
    const [team = '', from = '', to = ''] = (action.value ?? '').split(' ');
    const result = await giveDaysBack(context, {
      delivery: deliveryOf(body, action),
      team,
      by: actorOf(body),
      forUser: undefined,
      from,
      to,
    });
    await ack();
    // Success shows in the tab itself.
    if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
  });
}
