import type { ContactWayKind } from '../../../domain/paging/contact-way.ts';

/** How each way is called in a sentence. */
export const WAY_WORDS: Readonly<Record<ContactWayKind, string>> = {
  email: 'email',
  push: 'push',
  sms: 'SMS',
  voice: 'telephone',
};

/** " (by SMS)", behind what somebody said by another way than Slack. */
export function viaWords(via: ContactWayKind | undefined): string {
  return via === undefined ? '' : ` (by ${WAY_WORDS[via]})`;
}
