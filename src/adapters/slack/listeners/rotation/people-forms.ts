import type { App, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { refuse } from '../../../../domain/incident/decision.ts';
import type { PersonChange } from '../../../../domain/rotation/roster-change.ts';
import { FACT_REMEDY } from '../../../../domain/team/person-facts.ts';
import type { Level } from '../../../../domain/team/responder.ts';
import { readCapabilities, readWeight } from '../../../../domain/text/parse-person-facts.ts';
import type { LocalDate } from '../../../../domain/time/instant.ts';
import { publishDraft } from '../../../../features/rotation/planning/publish-draft.ts';
import { changeRoster } from '../../../../features/rotation/roster/change-roster.ts';
import type { RosterWish } from '../../../../features/rotation/roster/read-wish.ts';
import { platformError } from '../../carrier/outcome.ts';
import { FIELD, FORM } from '../../ids.ts';
import { publishedMessage } from '../../views/away.ts';
import { errorForm } from '../../views/error-form.ts';
import { rosterChangedWords } from '../../views/people-answers.ts';
import { doneForm, rosterConfirmForm, workingForm } from '../../views/people-forms.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { slackPeople } from './slack-people.ts';

const adding = z.object({ team: z.string() });
const changing = z.object({ team: z.string(), userId: z.string() });
const confirming = z.object({ draft: z.string() });

/** The forms that add and change people. What they do is shown in their place, before it is done. */
export function listenToPeopleForms(app: App, context: ListenerContext): void {
  app.view(FORM.peopleAdd, async ({ view, body, ack }) => {
    const { team } = adding.parse(JSON.parse(view.private_metadata));
    const weight = readWeight(entered(view, FIELD.weight) ?? '');
    if (weight === undefined) {
      await ack(refusalAnswer(noShare()));
      return;
    }
    await ack({ response_action: 'update', view: workingForm() });
    const userIds = view.state.values[FIELD.people]?.[FIELD.people]?.selected_users ?? [];
    const found = await slackPeople(context, userIds);
    if (!found.ok) {
      await show(context, view, errorForm(found.message));
      return;
    }
    await lookAndShow(context, view, team, body.user, {
      kind: 'join',
      people: found.people,
      level: levelIn(view) ?? 'newcomer',
      weight,
      capabilities: readCapabilities(entered(view, FIELD.capabilities) ?? ''),
      github: undefined,
      email: undefined,
      from: dateIn(view, FIELD.from),
    });
  });

  app.view(FORM.personChange, async ({ view, body, ack }) => {
    const { team, userId } = changing.parse(JSON.parse(view.private_metadata));
    const to = changeIn(view);
    if (to === undefined) {
      await ack(refusalAnswer(noShare()));
      return;
    }
    await ack({ response_action: 'update', view: workingForm() });
    await lookAndShow(context, view, team, body.user, { kind: 'change', userId, to });
  });

  app.view(FORM.rosterConfirm, async ({ view, body, ack }) => {
    const { draft } = confirming.parse(JSON.parse(view.private_metadata));
    const result = await publishDraft(context, {
      delivery: `view:${view.id}:${draft}`,
      draft,
      by: { userId: body.user.id, name: body.user.name },
    });
    await ack({
      response_action: 'update',
      view: result.ok ? doneForm(publishedMessage(result).text) : errorForm(result.message),
    });
  });
}

/** Works out what a change does, and shows that where the form was. */
async function lookAndShow(
  context: ListenerContext,
  view: ViewOutput,
  team: string,
  user: { readonly id: string; readonly name: string },
  wish: RosterWish,
): Promise<void> {
  const result = await changeRoster(context, {
    delivery: `view:${view.id}:look`,
    team,
    by: { userId: user.id, name: user.name },
    wish,
  });
  if (!result.ok) await show(context, view, errorForm(result.message));
  else if ('draft' in result) await show(context, view, rosterConfirmForm(result));
  else await show(context, view, doneForm(rosterChangedWords(result)));
}

/** A form that was closed meanwhile shows nothing more; what it had done is done, and a draft waits for nobody. */
async function show(
  { clients, log }: ListenerContext,
  { id }: ViewOutput,
  form: Parameters<typeof clients.answers.views.update>[0]['view'],
): Promise<void> {
  try {
    await clients.answers.views.update({ view_id: id, view: form });
  } catch (error) {
    log.warn('a form could not be brought up to date', { why: platformError(error) });
  }
}

const noShare = () => refuse('invalid', `That is no share: ${FACT_REMEDY.weight}.`, FIELD.weight);

/** What a form says of somebody; undefined where the share is none. Fields that it does not have stay as they are. */
function changeIn(view: ViewOutput): PersonChange | undefined {
  const has = (field: string): boolean => view.state.values[field] !== undefined;
  const contact = {
    github: entered(view, FIELD.github)?.trim() ?? null,
    email: entered(view, FIELD.email)?.trim() ?? null,
  };
  if (!has(FIELD.weight)) return contact;
  const weight = readWeight(entered(view, FIELD.weight) ?? '');
  const level = levelIn(view);
  return weight === undefined
    ? undefined
    : {
        ...contact,
        ...(level === undefined ? {} : { level }),
        weight,
        capabilities: readCapabilities(entered(view, FIELD.capabilities) ?? ''),
        lastDay: dateIn(view, FIELD.lastDay) ?? null,
      };
}

function levelIn(view: ViewOutput): Level | undefined {
  const value = entered(view, FIELD.level);
  return value === 'newcomer' || value === 'veteran' ? value : undefined;
}

function dateIn(view: ViewOutput, field: string): LocalDate | undefined {
  return view.state.values[field]?.[field]?.selected_date ?? undefined;
}
