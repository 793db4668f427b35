import type { App } from '@slack/bolt';
import { z } from 'zod';
import { claimFruit } from '../../../../features/fruit/claim-fruit.ts';
import { offerFruit } from '../../../../features/fruit/offer-fruit.ts';
import { actOnIncident } from '../../../../features/incident/act-on-incident.ts';
import { type LinkWish, linkIncident } from '../../../../features/incident/link-incident.ts';
import { mergeIncidents } from '../../../../features/incident/merge-incidents.ts';
import { ACTION } from '../../ids.ts';
import { fruitMessage } from '../../views/fruit.ts';
import { line } from '../../views/help.ts';
import { linkedMessage, mergedMessage } from '../../views/suggestions.ts';
import { safeLine } from '../../views/text.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';

const number = z.number().int().positive();
const productIssue = z.object({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/u),
  number,
  url: z.string().regex(/^https?:\/\/[^\s<>|]+$/u),
  title: z.string(),
});
const claimValue = z.object({ team: z.string(), issue: productIssue });
const linkValue = z.object({
  incident: number,
  wish: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('incident'), number }),
    productIssue.extend({ kind: z.literal('issue') }),
  ]),
});

/** Buttons that link, merge, take a merge back, and claim. */
export function listenToWorkButtons(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.knownLink, async ({ body, action, ack, respond }) => {
    const { incident, wish } = linkValue.parse(JSON.parse(action.value ?? ''));
    const result = await linkIncident(context, {
      delivery: deliveryOf(body, action),
      number: incident,
      wish: wish satisfies LinkWish,
      by: actorOf(body),
    });
    await ack();
    const message = result.ok ? linkedMessage(result) : refusalLine(result);
    if (message) await tellThem(context, body, respond)(message);
  });

  app.action<Press>(ACTION.merge, async ({ body, action, ack, respond }) => {
    const [duplicate = 0, into = 0] = (action.value ?? '').split(' ').map(Number);
    const result = await mergeIncidents(context, {
      delivery: deliveryOf(body, action),
      duplicate,
      into,
      by: actorOf(body),
    });
    await ack();
    await tellThem(context, body, respond)(result.ok ? mergedMessage(result) : refusalLine(result));
  });

  app.action<Press>(ACTION.fruitClaim, async ({ body, action, ack, respond }) => {
    const { team: key, issue } = claimValue.parse(JSON.parse(action.value ?? ''));
    const team = context.teams.get(key);
    if (team === undefined) {
      await ack();
      return;
    }
    const by = actorOf(body);
    const delivery = deliveryOf(body, action);
    const result = await claimFruit(context, { delivery, team: key, issue, by });
    await ack();
    if (!result.ok) {
      await tellThem(context, body, respond)(refusalLine(result));
      return;
    }
    const offer = await offerFruit(context, team);
    const said = `${safeLine(`${issue.repository}#${String(issue.number)}`)} is yours: GitHub assigns you within a minute, and it counts in this week’s report.`;
    if (offer.ok)
      await respond({ replace_original: true, ...fruitMessage(offer, by.userId, said) });
    else await tellThem(context, body, respond)(line(said));
  });

  app.action<Press>(ACTION.unmerge, async ({ body, action, ack, respond }) => {
    const result = await actOnIncident(context, {
      delivery: deliveryOf(body, action),
      number: Number(action.value),
      by: actorOf(body),
      act: { kind: 'reopen', why: '' },
    });
    await ack();
    if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
  });
}
