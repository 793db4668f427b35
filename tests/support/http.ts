import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Server } from 'node:net';

export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

export interface HttpReceiver {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on loopback for what the bot calls. */
export async function startHttpReceiver(answer: RequestListener): Promise<HttpReceiver> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String(portOf(server))}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port of loopback that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const receiver = await startHttpReceiver((_, response) => response.end());
  await receiver.close();
  return Number(new URL(receiver.url).port);
}
