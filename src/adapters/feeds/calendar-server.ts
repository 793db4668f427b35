import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface ServedCalendar {
  readonly text: string;
  readonly tag: string;
  readonly changedAt: number;
}

/** 256 bits in base64url. Whatever else is asked for is not looked up at all. */
const ADDRESS = /^\/calendar\/([\w-]{43})\.ics$/u;

/** Calendar programs ask every hour or less; a proxy that many people share must keep nothing. */
const CACHE = 'private, max-age=300';

/**
 * Serves calendars at `/calendar/SECRET.ics`, on loopback behind whatever speaks TLS. What does not exist and what was
 * revoked look the same, and no address is ever logged.
 */
export async function startCalendarServer(
  port: number,
  fetchCalendar: (secret: string) => Promise<ServedCalendar | undefined>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const secret = ADDRESS.exec(request.url?.split('?')[0] ?? '')?.[1];
    if (secret === undefined) {
      end(response, 404);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      end(response, 405);
      return;
    }
    const calendar = await fetchCalendar(secret);
    if (calendar === undefined) {
      end(response, 404);
      return;
    }
    const { text, tag, changedAt } = calendar;
    response.setHeader('etag', `"${tag}"`);
    response.setHeader('last-modified', new Date(changedAt).toUTCString());
    response.setHeader('cache-control', CACHE);
    if (isKnown(request, tag, changedAt)) {
      end(response, 304);
      return;
    }
    const body = Buffer.from(text);
    response.writeHead(200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="on-duty.ics"',
      'content-length': String(body.length),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-robots-tag', 'noindex');
    response.setHeader('referrer-policy', 'no-referrer');
    respond(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function end(response: ServerResponse, status: number): void {
  if (status === 404 || status === 500) response.setHeader('cache-control', 'no-store');
  response.writeHead(status).end();
}

/** RFC 9110, 13.2.2: the tag decides; only without one does the time. */
function isKnown({ headers }: IncomingMessage, tag: string, changedAt: number): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    const known = tags.split(',').map((one) => one.trim().replace(/^W\//u, ''));
    return known.includes('*') || known.includes(`"${tag}"`);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && changedAt <= since;
}
