import { type ContactWayKind, WAY_WORDS } from '../../../domain/paging/contact-way.ts';

/** " (by SMS)", behind what somebody said by another way than Slack. */
export function viaWords(via: ContactWayKind | undefined): string {
  return via === undefined ? '' : ` (by ${WAY_WORDS[via]})`;
}
