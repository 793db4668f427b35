/** A mail as the server has it, read by a program that shares nothing with who wrote it. */
export interface ReceivedMail {
  readonly seq: number;
  /** Epoch milliseconds on the double's clock. */
  readonly at: number;
  /** Addresses that the server was told, whatever stands in the headers. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly messageId: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | undefined;
  readonly subject: string;
  /** Epoch milliseconds of its Date header. */
  readonly date: number | undefined;
  readonly text: string;
  /** All headers by lower-case name, as they stood there. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly hasAttachments: boolean;
  readonly raw: string;
}

/** Where in the conversation something goes wrong. */
export type MailMoment = 'greeting' | 'sender' | 'recipient' | 'message';

/**
 * What goes wrong:
 * - a number: the server answers with this code;
 * - `hang`: it says no more;
 * - `cut`: the connection ends;
 * - `take-and-cut` (at `message`): it keeps the mail, and ends the connection instead of saying so.
 */
export interface MailTrouble {
  readonly at: MailMoment;
  readonly does: number | 'hang' | 'cut' | 'take-and-cut';
  /** For this recipient alone; works at `recipient` and `message`. */
  readonly onlyFor?: string;
  /** So many times; left out: until it is taken back. */
  readonly times?: number;
}

export interface MailDoubleOptions {
  readonly now: () => number;
  /** Port on loopback; a free one unless given. */
  readonly port?: number;
  /** Who may send; left out: anybody. */
  readonly signIn?: { readonly user: string; readonly password: string };
  /** Speaks TLS, from the first word or by STARTTLS; left out: not at all. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly fromTheStart: boolean };
}

/** A mail server on loopback that delivers nothing and keeps everything. */
export interface MailDouble {
  readonly port: number;
  mails(): readonly ReceivedMail[];
  /** Connections that came in so far. */
  connections(): number;
  setTrouble(troubles: readonly MailTrouble[]): void;
  /** Nobody is there any more, on the same port. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  stop(): Promise<void>;
}
