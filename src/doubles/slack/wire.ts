/** Slack's JSON, as loose as it comes: a payload is only trusted after `limits/` has looked at it. */
export type Json = Record<string, unknown>;

export interface TextObject {
  readonly type: string;
  readonly text: string;
  readonly emoji?: boolean;
  readonly verbatim?: boolean;
}

export interface Option {
  readonly text: TextObject;
  readonly value: string;
  readonly description?: TextObject;
}

export interface OptionGroup {
  readonly label: TextObject;
  readonly options: readonly Option[];
}

export interface BlockElement {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject | string;
  readonly value?: string;
  readonly style?: unknown;
  readonly url?: string;
  readonly confirm?: Json;
  readonly placeholder?: TextObject;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_value?: string;
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_user?: string;
  readonly initial_users?: readonly string[];
  readonly initial_conversation?: string;
  readonly initial_conversations?: readonly string[];
  readonly initial_channel?: string;
  readonly initial_channels?: readonly string[];
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly initial_date_time?: number;
  readonly default_to_current_conversation?: boolean;
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string; readonly url?: string };
  readonly alt_text?: string;
  readonly elements?: readonly BlockElement[];
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly usergroup_id?: string;
  readonly name?: string;
  readonly unicode?: string;
  readonly timestamp?: number;
  readonly format?: string;
  readonly fallback?: string;
  /** Only in what the page is shown: the app suggests what to enter. */
  readonly suggests?: boolean;
}

export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: TextObject | string;
  readonly fields?: readonly TextObject[];
  readonly accessory?: BlockElement;
  readonly elements?: readonly BlockElement[];
  readonly element?: BlockElement;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string; readonly url?: string };
  readonly alt_text?: string;
  readonly title?: TextObject;
  readonly rows?: readonly (readonly BlockElement[])[];
}

export interface View {
  readonly type: string;
  readonly title?: TextObject;
  readonly submit?: TextObject;
  readonly close?: TextObject;
  readonly blocks: readonly Block[];
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly external_id?: string;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
}

/** What one input holds: `{type, value}`, `{type, selected_option}` and so on, as in `state.values`. */
export type StateValue = Readonly<Json> & { readonly type: string };

/** block_id → action_id → value. */
export type StateValues = Record<string, Record<string, StateValue>>;

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Json;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly altText?: string;
}

export interface StoredMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly fromBot: boolean;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly Json[];
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly metadata?: MessageMetadata;
  readonly editedTs?: string;
  readonly editedBy?: string;
  /** The one person who sees it. */
  readonly ephemeralTo?: string;
  readonly files?: readonly StoredFile[];
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  /** What Slack itself says of a change: somebody set this topic. */
  readonly topic?: string;
  /** The ledger entry that first showed it. */
  readonly seq: number;
}
