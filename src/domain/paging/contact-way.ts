import type { UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';

/** Kinds of ways beside Slack, the quiet ones first. */
export const CONTACT_WAY_KINDS = ['email', 'push', 'sms', 'voice'] as const;
export type ContactWayKind = (typeof CONTACT_WAY_KINDS)[number];

/** How each way is called in a sentence. */
export const WAY_WORDS: Readonly<Record<ContactWayKind, string>> = {
  email: 'email',
  push: 'push',
  sms: 'SMS',
  voice: 'telephone',
};

/** How a push is written: for Hotline's own signed JSON, or for one of two servers that pass pushes on to phones. */
export const PUSH_FORMATS = ['json', 'ntfy', 'gotify'] as const;
export type PushFormat = (typeof PUSH_FORMATS)[number];

export type ContactWayId = string;

/**
 * A way beside Slack by which somebody is paged. Slack always is the first; these follow, the quiet ones before the loud
 * ones, after minutes of the person's own choosing.
 */
export interface ContactWay {
  readonly id: ContactWayId;
  readonly userId: UserId;
  readonly kind: ContactWayKind;
  /** An address of mail, a telephone number as +19255550100, or an https address. Its owner alone sees it whole. */
  readonly address: string;
  /** For pushes. */
  readonly format?: PushFormat;
  /** What signs or lets in a push. Never shown, never logged. */
  readonly secret?: string;
  /** Minutes after the page until this way is taken; 0 is at once. */
  readonly afterMinutes: number;
  readonly givenAt: Instant;
  /** When a page or a test page last went out by it, and when its person last confirmed that one arrived. */
  readonly askedAt?: Instant;
  readonly confirmedAt?: Instant;
}

/** The longest wait: beyond it the path has asked somebody else. */
export const LONGEST_WAIT_MINUTES = 240;

/** As many ways as somebody can have; a page should not ring ten telephones. */
export const MOST_WAYS = 6;
