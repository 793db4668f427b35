import type { App } from '@slack/bolt';
import { z } from 'zod';
import { refuse } from '../../../../domain/incident/decision.ts';
import { coverSpan } from '../../../../domain/rotation/cover-span.ts';
import { teamOf } from '../../../../features/context.ts';
import { requestCover } from '../../../../features/rotation/cover/request-cover.ts';
import { proposeSwap } from '../../../../features/rotation/swap/propose-swap.ts';
import { requestSwap } from '../../../../features/rotation/swap/request-swap.ts';
import { FIELD, FORM } from '../../ids.ts';
import { coverConfirmForm, EVERYBODY } from '../../views/cover-form.ts';
import { swapConfirmForm } from '../../views/swap-forms.ts';
import type { ListenerContext } from '../context.ts';
import { chosenAt, entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { namesById } from './swap.ts';

const acting = z.object({ team: z.string(), forUser: z.string().optional() });
const confirming = z.object({
  team: z.string(),
  wish: z.object({
    forUser: z.string().optional(),
    withUser: z.string(),
    gives: z.string(),
    gets: z.string(),
  }),
  override: z.array(z.string()),
});

const confirmingCover = z.object({
  team: z.string(),
  wish: z.object({
    forUser: z.string().optional(),
    toUser: z.string().optional(),
    from: z.number(),
    to: z.number(),
  }),
  override: z.array(z.string()),
});

/** The forms that ask for swaps and covers. */
export function listenToExchangeForms(app: App, context: ListenerContext): void {
  app.view(FORM.swap, async ({ view, body, ack }) => {
    const { team: key, forUser } = acting.parse(JSON.parse(view.private_metadata));
    const team = teamOf(context.teams, key);
    const [withUser = '', gets = ''] = (entered(view, FIELD.gets) ?? '').split('/');
    const wish = { forUser, withUser, gives: entered(view, FIELD.gives) ?? '', gets };
    const by = { userId: body.user.id, name: body.user.name };
    const { proposal, nameOf } = await context.store.transaction(async (tx) => ({
      proposal: await proposeSwap(tx, team, by, wish, context.clock.now()),
      nameOf: await namesById(tx, team),
    }));
    await ack(
      proposal.ok
        ? { response_action: 'update', view: swapConfirmForm(team, wish, proposal, nameOf) }
        : refusalAnswer({ ...proposal, field: proposal.field ?? FIELD.gets }),
    );
  });

  app.view(FORM.swapConfirm, async ({ view, body, ack }) => {
    const { team, wish, override } = confirming.parse(JSON.parse(view.private_metadata));
    const result = await requestSwap(context, {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      wish: { ...wish, forUser: wish.forUser },
      override,
    });
    await ack(result.ok ? undefined : refusalAnswer(withoutField(result)));
  });

  app.view(FORM.cover, async ({ view, body, ack }) => {
    const { team: key, forUser } = acting.parse(JSON.parse(view.private_metadata));
    const team = teamOf(context.teams, key);
    const span = coverSpan(team.calendar, context.clock.now(), {
      from: chosenAt(view, FIELD.from),
      to: chosenAt(view, FIELD.to),
    });
    if (!span.ok) {
      await ack(refusalAnswer(span));
      return;
    }
    const coverer = entered(view, FIELD.coverer);
    const toUser = coverer === EVERYBODY ? undefined : coverer;
    const wish = { forUser, toUser, from: span.from, to: span.to };
    const by = { userId: body.user.id, name: body.user.name };
    const result = await requestCover(context, {
      delivery: `view:${view.id}`,
      team: key,
      by,
      wish,
    });
    if (result.ok) await ack();
    else if (result.aside === undefined) {
      await ack(refusalAnswer({ ...result, field: result.field ?? FIELD.from }));
    } else {
      await ack({ response_action: 'update', view: coverConfirmForm(team, wish, result) });
    }
  });

  app.view(FORM.coverConfirm, async ({ view, body, ack }) => {
    const { team, wish, override } = confirmingCover.parse(JSON.parse(view.private_metadata));
    const { forUser, toUser } = wish;
    const result = await requestCover(context, {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      wish: { ...wish, forUser, toUser },
      override,
    });
    await ack(result.ok ? undefined : refusalAnswer(withoutField(result)));
  });
}

/** The form that confirms has no fields: a refusal takes its place. */
function withoutField(refusal: ReturnType<typeof refuse>): ReturnType<typeof refuse> {
  return refuse(refusal.code, refusal.message);
}
