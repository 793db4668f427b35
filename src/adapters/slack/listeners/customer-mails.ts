import type { App, ButtonAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { refuse } from '../../../domain/incident/decision.ts';
import { teamOf } from '../../../features/context.ts';
import { type HandoffView, loadHandoffView } from '../../../features/handoff/handoff-view.ts';
import { decideMail, type MailWord } from '../../../features/mail/decide-mail.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { mailEditForm, mailReviewForm, readMailValue } from '../views/customer-mails.ts';
import { refusalLine } from './answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from './buttons.ts';
import type { ListenerContext } from './context.ts';
import { entered } from './entered.ts';
import { refusalAnswer } from './forms.ts';
import { openForm } from './open-form.ts';
import { isInForm } from './tell-asker.ts';

const metadata = z.object({ handoff: z.string(), mail: z.string(), isRestricted: z.boolean() });

const NOT_KNOWN = refuse('invalid', 'That handoff is not known any more.');

/** The form in which customers’ mails are read, written and sent. */
export function listenToCustomerMails(app: App, context: ListenerContext): void {
  const load = async (id: string): Promise<HandoffView | undefined> =>
    await context.store.transaction(async (tx) => {
      const handoff = await tx.handoffs.get(id);
      const team = handoff && teamOf(context.teams, handoff.team);
      return team && (await loadHandoffView(tx, team, id));
    });

  /** Shows in the open form how things stand now. */
  const refresh = async (viewId: string, handoff: string): Promise<void> => {
    const shown = await load(handoff);
    if (shown === undefined) return;
    const view = mailReviewForm(shown, context.hasMail);
    try {
      await context.clients.answers.views.update({ view_id: viewId, view });
    } catch (error) {
      // Closed meanwhile: whoever opens it again sees it.
      context.log.debug('a form could not be brought up to date', { error });
    }
  };

  app.action<Press>(ACTION.mailReview, async ({ body, action, ack, respond }) => {
    await ack();
    const tell = tellThem(context, body, respond);
    const view = await load(action.value ?? '');
    if (view === undefined) await tell(refusalLine(NOT_KNOWN));
    else {
      const form = mailReviewForm(view, context.hasMail);
      await openForm(context, body.trigger_id, form, tell, isInForm(body));
    }
  });

  const decide = async (
    body: Press,
    action: ButtonAction,
    respond: RespondFn,
    word: MailWord,
  ): Promise<void> => {
    const meant = readMailValue(action.value);
    const result = await decideMail(context, {
      delivery: deliveryOf(body, action),
      ...meant,
      by: actorOf(body),
      word,
    });
    if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
    if (body.view) await refresh(body.view.id, meant.handoff);
  };
  app.action<Press>(ACTION.mailSend, async ({ body, action, ack, respond }) => {
    await ack();
    await decide(body, action, respond, { kind: 'send' });
  });
  app.action<Press>(ACTION.mailByHand, async ({ body, action, ack, respond }) => {
    await ack();
    await decide(body, action, respond, { kind: 'by-hand' });
  });

  app.action<Press>(ACTION.mailEdit, async ({ body, action, ack, respond }) => {
    await ack();
    const meant = readMailValue(action.value);
    const tell = tellThem(context, body, respond);
    const view = (await load(meant.handoff))?.mails.find(({ mail }) => mail.id === meant.mail);
    if (view === undefined) await tell(refusalLine(NOT_KNOWN));
    else await openForm(context, body.trigger_id, mailEditForm(view), tell, isInForm(body));
  });

  app.view(FORM.mailEdit, async ({ view, body, ack }) => {
    const { handoff, mail, isRestricted } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await decideMail(context, {
      delivery: `view:${view.id}:${view.hash}`,
      handoff,
      mail,
      by: { userId: body.user.id, name: body.user.name },
      word: {
        kind: 'write',
        address: entered(view, FIELD.address) ?? '',
        letter: isRestricted
          ? undefined
          : {
              subject: entered(view, FIELD.subject) ?? '',
              text: entered(view, FIELD.text) ?? '',
            },
      },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
    const { root_view_id: root } = view;
    if (result.ok && root !== null && root !== view.id) await refresh(root, handoff);
  });
}
