import type { IncidentNumber } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';

/** Where something was said: in the incident's thread, on its issue, or elsewhere in Slack and added by somebody. */
export type RemarkOrigin = 'thread' | 'issue' | 'elsewhere';

/** Something that somebody said about an incident, and its copy on the other side. */
export interface Remark {
  readonly origin: RemarkOrigin;
  /** Id of the message or the comment where it was said. */
  readonly id: string;
  readonly incident: IncidentNumber;
  /** Name to show for who said it. */
  readonly author: string;
  /** Plain text of the thread, Markdown of the issue; empty once it was taken back. */
  readonly text: string;
  readonly saidAt: Instant;
  readonly editedAt: Instant | undefined;
  readonly isTakenBack: boolean;
  /** Counts its changes, from 1. */
  readonly version: number;
  /** Id of the copy on the other side; undefined while there is none. */
  readonly copy: string | undefined;
  /** The version that the copy shows; 0 while there is none. */
  readonly copiedVersion: number;
  /** Address of what was said elsewhere. */
  readonly link?: string;
  /** Name of who added what was said elsewhere. */
  readonly addedBy?: string;
}

/** What one side tells of a remark. */
export type RemarkNews =
  | {
      readonly kind: 'said';
      readonly origin: RemarkOrigin;
      readonly id: string;
      readonly incident: IncidentNumber;
      readonly author: string;
      readonly text: string;
      readonly saidAt: Instant;
      readonly editedAt: Instant | undefined;
      readonly link?: string;
      readonly addedBy?: string;
    }
  | {
      readonly kind: 'taken-back';
      readonly origin: RemarkOrigin;
      readonly id: string;
      readonly incident: IncidentNumber;
      readonly at: Instant;
    };

/**
 * The remark after the news, or undefined when they change nothing. News may come twice and in any order: an older edit
 * changes nothing, and what was taken back stays so, even when the words arrive after that.
 */
export function afterNews(known: Remark | undefined, news: RemarkNews): Remark | undefined {
  if (known?.isTakenBack) return undefined;
  if (news.kind === 'taken-back') {
    const { origin, id, incident, at } = news;
    return {
      ...(known ?? { ...NOT_COPIED, origin, id, incident, author: '', saidAt: at }),
      text: '',
      editedAt: at,
      isTakenBack: true,
      version: (known?.version ?? 0) + 1,
    };
  }
  const { kind: _, ...said } = news;
  if (known === undefined) return { ...NOT_COPIED, ...said, isTakenBack: false, version: 1 };
  const isOlder = (news.editedAt ?? news.saidAt) < (known.editedAt ?? known.saidAt);
  if (isOlder || news.text === known.text) return undefined;
  return { ...known, text: news.text, editedAt: news.editedAt, version: known.version + 1 };
}

const NOT_COPIED = { copy: undefined, copiedVersion: 0 } as const;
