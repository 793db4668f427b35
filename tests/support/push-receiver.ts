import { once } from 'node:events';
import { createServer, request as httpsRequest } from 'node:https';
import type { ProviderFault } from './faulty-gateway.ts';
import { LOCALHOST } from './localhost-certificate.ts';

export interface ReceivedPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface PushReceiver {
  readonly url: string;
  readonly pushes: readonly ReceivedPush[];
  fault: ProviderFault | 'redirects' | undefined;
  /** Makes connections that trust the receiver's certificate. */
  readonly request: typeof httpsRequest;
  close(): Promise<void>;
}

/** A server that takes pushes by https, on loopback. */
export async function startPushReceiver(): Promise<PushReceiver> {
  const pushes: ReceivedPush[] = [];
  const server = createServer(LOCALHOST, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const take = (): void => {
        const body = Buffer.concat(parts).toString('utf8');
        pushes.push({ path: request.url ?? '', headers: request.headers, body });
      };
      switch (receiver.fault) {
        case 'refuses':
          response.writeHead(403).end();
          return;
        case 'limits':
          response.writeHead(429, { 'retry-after': '90' }).end();
          return;
        case 'broken':
          response.writeHead(503).end();
          return;
        case 'redirects':
          response.writeHead(307, { location: 'https://127.0.0.1:1/elsewhere' }).end();
          return;
        case 'cuts':
          request.socket.destroy();
          return;
        case 'slow':
          return;
        case 'reply-lost':
          take();
          request.socket.destroy();
          return;
        case undefined:
          take();
          response.writeHead(200).end('{}');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const receiver: PushReceiver = {
    url: `https://localhost:${String(port)}`,
    pushes,
    fault: undefined,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of its overloads the sender uses this one
    request: ((options: object, done: never) =>
      httpsRequest({ ...options, ca: LOCALHOST.cert }, done)) as typeof httpsRequest,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
