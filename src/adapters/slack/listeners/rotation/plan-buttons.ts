import type { App } from '@slack/bolt';
import { publishDraft } from '../../../../features/rotation/planning/publish-draft.ts';
import { ACTION } from '../../ids.ts';
import { publishedMessage } from '../../views/away.ts';
import { line } from '../../views/help.ts';
import { planReasons } from '../../views/plan-preview.ts';
import { safeLine } from '../../views/text.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';

/** The buttons of a plan that was looked at. Rights and state are read at the press. */
export function listenToPlanButtons(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.publishDraft, async ({ body, action, ack, respond }) => {
    const result = await publishDraft(context, {
      delivery: deliveryOf(body, action),
      draft: action.value ?? '',
      by: actorOf(body),
    });
    await ack();
    await tellThem(
      context,
      body,
      respond,
    )(result.ok ? publishedMessage(result) : refusalLine(result));
  });

  app.action<Press>(ACTION.planReasons, async ({ body, action, ack, respond }) => {
    await ack();
    const found = await context.store.transaction(async (tx) => {
      const draft = await tx.planDrafts.get(action.value ?? '');
      return draft && { draft, roster: await tx.people.ofTeam(draft.team) };
    });
    if (found === undefined) {
      await tellThem(
        context,
        body,
        respond,
      )(line('This plan is not known any more. `/oncall plan` makes a new one.'));
      return;
    }
    const names = new Map(found.roster.map(({ id, name }) => [id, safeLine(name)]));
    await tellThem(
      context,
      body,
      respond,
    )(planReasons(found.draft, (id) => names.get(id) ?? 'somebody who left'));
  });
}
