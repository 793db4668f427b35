import type { Instant } from '../domain/time/instant.ts';

export interface MailAddress {
  readonly address: string;
  /** Shown beside the address; undefined shows the address alone. */
  readonly name: string | undefined;
}

/** One mail in plain text, to one person alone: there is no field for a copy. */
export interface Mail {
  /**
   * The outbox key that it comes from. Its Message-ID is made from that, so the same mail sent twice carries the same one,
   * and mail programs show it once.
   */
  readonly key: string;
  readonly to: MailAddress;
  /** Where an answer goes; undefined where the mail comes from. */
  readonly replyTo: MailAddress | undefined;
  /** What is shown beside our own address; undefined shows the one that was configured. */
  readonly fromName: string | undefined;
  readonly subject: string;
  /** Lines end with `\n`. */
  readonly text: string;
  /** Keys of earlier mails of the same matter, the earliest first: programs show them together. */
  readonly follows: readonly string[];
  readonly writtenAt: Instant;
}

/** What became of one attempt to send a mail. */
export type MailOutcome =
  /** A server took it. Whether it arrives, only a bounce would say. */
  | { readonly kind: 'sent' }
  /**
   * Certainly not taken, and never will be as it is:
   * - `recipient`: the server does not know the address, or does not deliver there;
   * - `message`: the server does not want this mail;
   * - `malformed`: something in it must not stand in a header, or an address is none. No server was asked.
   */
  | {
      readonly kind: 'refused';
      readonly of: 'recipient' | 'message' | 'malformed';
      readonly why: string;
    }
  /** The mail was on its way when the answer was lost: it may arrive. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Certainly not taken; may be tried again. */
  | { readonly kind: 'wait'; readonly retryAfterMs: number; readonly why: string };

/** Whether mail could be sent now. `why` is what the server said, or what the connection died of. */
export type MailLook = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Sends mail: by SMTP, or a stand-in. One attempt a call; nothing is repeated here. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  /** Connects and signs in, and sends nothing. */
  look(): Promise<MailLook>;
}
