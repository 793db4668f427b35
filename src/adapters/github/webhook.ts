import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** GitHub itself goes up to 25 MB; what concerns issues stays far below this. */
const BODY_LIMIT = 2_000_000;

const payload = z.object({
  repository: z.object({ full_name: z.string() }),
  issue: z.object({ number: z.number().int() }).optional(),
});

/** Somebody touched an issue. What they did is read from GitHub itself, so it is all that has to be believed. */
export interface Touch {
  readonly delivery: string;
  readonly repository: string;
  readonly number: number;
}

/** Whether GitHub made the signature over exactly these bytes. Takes as long for a wrong one as for a right one. */
export function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const right = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Takes GitHub's announcements, on loopback behind whatever speaks TLS.
 *
 * @param take writes the touch down; resolves when it is on disk.
 */
export async function startWebhook(
  options: { readonly port: number; readonly secret: string },
  take: (touch: Touch) => Promise<void>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const answer = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST') return 405;
    const body = await bodyOf(request);
    if (body === undefined) return 413;
    const header = (name: string): string => String(request.headers[name] ?? '');
    if (!isSigned(body, header('x-hub-signature-256'), options.secret)) return 401;
    const delivery = header('x-github-delivery');
    if (delivery === '') return 400;
    const read = payload.safeParse(parsed(body));
    if (!read.success) return header('x-github-event') === 'ping' ? 200 : 202;
    const { repository, issue } = read.data;
    if (issue === undefined) return 202;
    await take({ delivery, repository: repository.full_name, number: issue.number });
    return 202;
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // What could not be written down is refused: the next poll finds it all the same.
    const status = await answer(request).catch(() => 500);
    response.writeHead(status).end();
  };
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
