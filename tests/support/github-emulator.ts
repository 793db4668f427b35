import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer, Server } from 'node:net';
import { createEmulator, type SeedConfig } from 'emulate';

/** A GitHub by other hands (npm `emulate`), behind a small gateway on loopback. */
export interface GithubEmulator {
  readonly apiUrl: string;
  /** Private key of the app in the seed; empty where there is none. */
  readonly appKey: string;
  close(): Promise<void>;
}

/** The emulator answers before it listens, and this often it is looked whether it does. */
const LOOK_EVERY_MS = 10;
const LONGEST_MS = 10_000;

/**
 * Starts it on a free port of loopback: by itself it listens on every interface. The gateway adds the tags that GitHub's
 * lists have (`ETag`, answered by 304), since the emulator has none.
 */
export async function startGithubEmulator(seed: SeedConfig): Promise<GithubEmulator> {
  const port = await freePort();
  const restore = listenOnLoopback();
  const emulator = await createEmulator({ service: 'github', port, seed });
  await listening(emulator.url);
  restore();
  const gateway = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(`${emulator.url}${request.url ?? '/'}`, {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        body: request.method === 'GET' ? null : await bodyOf(request),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      const tag = `"${createHash('sha256').update(body).digest('hex')}"`;
      const isKnown = request.method === 'GET' && request.headers['if-none-match'] === tag;
      const link = answer.headers.get('link')?.replaceAll(emulator.url, apiUrl);
      response.writeHead(isKnown ? 304 : answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        ...(request.method === 'GET' ? { etag: tag } : {}),
        ...(link === undefined ? {} : { link }),
      });
      response.end(isKnown || answer.status === 204 ? undefined : body);
    })();
  });
  gateway.listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  const apiUrl = `http://127.0.0.1:${String(portOf(gateway))}`;
  return {
    apiUrl,
    appKey:
      emulator.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')?.value ?? '',
    close: async () => {
      gateway.closeAllConnections();
      gateway.close();
      await emulator.close();
    },
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', 'accept', 'content-type', 'user-agent'] as const;
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** For as long as the emulator starts, whatever listens on a port does so on loopback. */
function listenOnLoopback(): () => void {
  const { prototype } = Server;
  const original = Object.getOwnPropertyDescriptor(prototype, 'listen');
  const { listen } = { listen: original?.value };
  Object.defineProperty(prototype, 'listen', {
    ...original,
    value(this: Server, port: unknown, ...rest: unknown[]): unknown {
      const callback = rest.filter((one) => typeof one === 'function');
      const where = typeof port === 'number' ? { port, host: '127.0.0.1' } : port;
      return Reflect.apply(listen, this, [where, ...callback]);
    },
  });
  return () => {
    Object.defineProperty(prototype, 'listen', { ...original });
  };
}

async function listening(url: string): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
