import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { AddressRefused, checkedLookup } from './checked-lookup.ts';
import { isPublicAddress } from './public-address.ts';

/** The largest calendar that is read. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** For all of it, redirects included: an owner waits for the answer. */
const TIMEOUT_MS = 10_000;

const MOST_REDIRECTS = 3;

/** Why a calendar could not be fetched, in words for its owner. Never holds its address, which is a secret. */
export class CalendarUnreachable extends Error {}

export interface FetchOptions {
  /** How a connection is made, and which addresses may be spoken to: others in tests alone. */
  readonly request?: typeof httpsRequest;
  readonly mayReach?: (address: string) => boolean;
  readonly timeoutMs?: number;
}

/**
 * Fetches a calendar by https. Whatever the name leads to is checked at the moment of connecting, so that a name cannot
 * point elsewhere between the look and the call; each redirect is checked as the first address is.
 *
 * @throws CalendarUnreachable
 */
export async function fetchCalendar(address: string, options: FetchOptions = {}): Promise<string> {
  const { request = httpsRequest, mayReach = isPublicAddress, timeoutMs = TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  let url = address;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await get(readUrl(url, mayReach));
      const { statusCode = 0 } = response;
      const { location } = response.headers;
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        response.destroy();
        if (!URL.canParse(location, url)) throw new CalendarUnreachable('it redirects to nowhere');
        url = new URL(location, url).href;
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new CalendarUnreachable(`its server answers ${String(statusCode)}`);
      }
      return await textOf(response);
    }
    throw new CalendarUnreachable('it redirects too often');
  } catch (error) {
    if (error instanceof CalendarUnreachable) throw error;
    if (error instanceof AddressRefused) throw notPublic();
    if (signal.aborted) {
      const seconds = String(Math.ceil(timeoutMs / 1_000));
      throw new CalendarUnreachable(`its server took longer than ${seconds} s`, { cause: error });
    }
    throw new CalendarUnreachable('its server cannot be reached', { cause: error });
  }

  async function get(to: URL): Promise<IncomingMessage> {
    return await new Promise((resolve, reject) => {
      const call = request(
        {
          hostname: to.hostname.replace(/^\[|\]$/gu, ''),
          port: to.port === '' ? 443 : Number(to.port),
          path: `${to.pathname}${to.search}`,
          headers: {
            accept: 'text/calendar',
            // What is unpacked may be a thousand times as large as what was sent.
            'accept-encoding': 'identity',
            'user-agent': 'hotline',
          },
          agent: false,
          signal,
          lookup: checkedLookup(mayReach),
        },
        resolve,
      );
      call.on('error', reject);
      call.end();
    });
  }
}

function readUrl(text: string, mayReach: (address: string) => boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:') throw new CalendarUnreachable('its address is not https');
  if (url.username !== '' || url.password !== '') {
    throw new CalendarUnreachable('its address holds a name or a password');
  }
  // A number instead of a name is connected to without a look-up.
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !mayReach(host)) throw notPublic();
  return url;
}

const notPublic = (): CalendarUnreachable =>
  new CalendarUnreachable('its address is not on the public internet');

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > MOST_BYTES) {
      response.destroy();
      throw new CalendarUnreachable('it is larger than 2 MB');
    }
    parts.push(part);
  }
  if (!response.complete) throw new CalendarUnreachable('its server broke off');
  return Buffer.concat(parts).toString('utf8');
}
