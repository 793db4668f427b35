import type { Ledger } from './ledger.ts';
import type { Names } from './rendering/plain-text.ts';
import type { AppShortcut } from './slack-double.ts';
import type { MessageStore } from './state/message-store.ts';
import type { Passes } from './state/passes.ts';
import type { ViewStore } from './state/view-store.ts';
import type { Conversation, Workspace } from './state/workspace.ts';
import type { WorkspaceExtras } from './state/workspace-extras.ts';
import type { StoredMessage } from './wire.ts';

/** What the page is told of. */
export type Change =
  | { readonly kind: 'message' | 'message_changed'; readonly message: StoredMessage }
  | { readonly kind: 'message_removed'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'views'; readonly user: string }
  | {
      readonly kind: 'view_errors';
      readonly user: string;
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'home'; readonly user: string }
  | { readonly kind: 'connections' }
  | { readonly kind: 'people' }
  | { readonly kind: 'groups' }
  | {
      readonly kind: 'traffic';
      readonly direction: 'to_bot' | 'from_bot';
      readonly summary: string;
      readonly detail?: unknown;
    };

/** Everything that one running double shares. */
export interface Context {
  readonly workspace: Workspace;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly passes: Passes;
  readonly extras: WorkspaceExtras;
  readonly ledger: Ledger;
  readonly violations: string[];
  readonly isStrict: boolean;
  /** Undefined: any is there. */
  readonly shortcuts: readonly AppShortcut[] | undefined;
  /** Undefined: all are granted. */
  readonly scopes: readonly string[] | undefined;
  readonly now: () => number;
  readonly zone: string;
  readonly announce: (change: Change) => void;
  /** `http://127.0.0.1:PORT`, known once the gateway listens. */
  readonly origin: () => string;
}

export function namesOf(context: Context): Names {
  const { workspace, extras } = context;
  return {
    user: (id) => (id === workspace.bot.userId ? workspace.bot.name : workspace.user(id)?.name),
    channel: (id) => workspace.find(id)?.name,
    userGroup: (id) => extras.groups.get(id)?.handle,
    zone: context.zone,
    today: context.now(),
  };
}
