import type { ContactWayId } from '../../domain/paging/contact-way.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Tx } from '../../ports/store.ts';

/** A link in a page is good for this long: over a weekend with a holiday. */
const GOOD_FOR_MS = 5 * DAY_MS;

/** What a link in a page stands for: the incident to take, or 0 for a test page to confirm. */
export interface LinkMeaning {
  readonly incident: number;
  readonly way: ContactWayId;
}

/** The end of a link by which a page is answered without Slack: whom it was sent to and what for, signed. */
export async function pageToken(
  tx: Tx,
  secrets: Secrets,
  { incident, way }: LinkMeaning,
  now: Instant,
): Promise<string> {
  const claim = `${String(incident)}.${way}.${now.toString(36)}`;
  return `${claim}.${secrets.sign(claim, await signingKey(tx, secrets))}`;
}

/** What a token says; undefined where we did not sign it, or too long ago. */
export async function readPageToken(
  tx: Tx,
  secrets: Secrets,
  token: string,
  now: Instant,
): Promise<LinkMeaning | undefined> {
  const match = /^(\d{1,9})\.(way-\d{1,15})\.([\da-z]{1,11})\.([\w-]{43})$/u.exec(token);
  if (!match) return undefined;
  const [, incident = '', way = '', at = '', signature = ''] = match;
  const right = secrets.sign(`${incident}.${way}.${at}`, await signingKey(tx, secrets));
  if (!secrets.same(signature, right)) return undefined;
  if (now - Number.parseInt(at, 36) > GOOD_FOR_MS) return undefined;
  return { incident: Number(incident), way };
}

async function signingKey(tx: Tx, secrets: Secrets): Promise<string> {
  return await tx.signingKeys.get('page-links', () => secrets.fresh());
}
