import type { Context } from '../context.ts';
import { checkView } from '../limits/check-view.ts';
import { Refusal } from '../refusal.ts';
import { complain, record, withIds } from '../show.ts';
import type { LedgerKind } from '../slack-double.ts';
import type { StoredView } from '../state/view-store.ts';
import { trusted } from '../trusted.ts';
import type { Json, View } from '../wire.ts';
import { given, type Method, optionalText, text } from './arguments.ts';

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': (args, context) => {
    const view = acceptedView(args['view'], context, 'modal', 'views.open');
    const user = context.passes.useTrigger(text(args, 'trigger_id'));
    return { view: apiView(context, openForm(context, user, view)) };
  },

  'views.push': (args, context) => {
    const view = acceptedView(args['view'], context, 'modal', 'views.push');
    const user = context.passes.useTrigger(text(args, 'trigger_id'));
    return { view: apiView(context, pushForm(context, user, view)) };
  },

  'views.update': (args, context) => {
    const view = acceptedView(args['view'], context, 'modal', 'views.update');
    const current = context.views.find({
      ...given('id', optionalText(args, 'view_id')),
      ...given('externalId', optionalText(args, 'external_id')),
    });
    if (current === undefined) throw new Refusal('not_found');
    const hash = optionalText(args, 'hash');
    if (hash !== undefined && hash !== current.hash) throw new Refusal('hash_conflict');
    return { view: apiView(context, updateForm(context, current, view)) };
  },

  'views.publish': (args, context) => {
    const view = acceptedView(args['view'], context, 'home', 'views.publish');
    const user = text(args, 'user_id');
    if (context.workspace.user(user) === undefined) throw new Refusal('user_not_found');
    const hash = optionalText(args, 'hash');
    const current = context.views.home(user);
    if (hash !== undefined && current !== undefined && hash !== current.hash) {
      throw new Refusal('hash_conflict');
    }
    const { seq } = note(context, 'home', user, view, current?.seq);
    const published = context.views.publishHome(user, view, current?.seq ?? seq);
    context.announce({ kind: 'home', user });
    return { view: apiView(context, published) };
  },
};

/** The view with ids in it, if Slack would take it. */
export function acceptedView(
  view: unknown,
  context: Context,
  wanted: 'modal' | 'home',
  where: string,
): View {
  complain(context, where, 'invalid_arguments', checkView(view, wanted));
  const taken = trusted<View>(view);
  return { ...taken, blocks: withIds(context, taken.blocks) };
}

export function openForm(context: Context, user: string, view: View): StoredView {
  const opened = context.views.open(user, view, context.ledger.nextSeq);
  note(context, 'view_open', user, view);
  context.announce({ kind: 'views', user });
  return opened;
}

export function pushForm(context: Context, user: string, view: View): StoredView {
  const pushed = context.views.push(user, view, context.ledger.nextSeq);
  note(context, 'view_push', user, view);
  context.announce({ kind: 'views', user });
  return pushed;
}

export function updateForm(context: Context, current: StoredView, view: View): StoredView {
  const updated = context.views.update(current, view);
  note(context, 'view_update', current.user, view, current.seq);
  context.announce({ kind: 'views', user: current.user });
  return updated;
}

/** A view as Slack hands it out, in answers and payloads. */
export function apiView(context: Context, view: StoredView, state: Json = { values: {} }): Json {
  const { bot, teamId } = context.workspace;
  return {
    id: view.id,
    team_id: teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state,
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: bot.appId,
    bot_id: bot.botId,
    app_installed_team_id: teamId,
  };
}

function note(
  context: Context,
  kind: LedgerKind,
  user: string,
  view: View,
  editOf?: number,
): { readonly seq: number } {
  return record(context, {
    kind,
    to: user,
    text: view.title?.text ?? '',
    blocks: view.blocks,
    ...given('editOf', editOf),
  });
}
