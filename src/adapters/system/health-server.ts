import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a health endpoint answers with. */
export interface HealthAnswer {
  readonly alive: boolean;
  readonly ready: boolean;
}

/**
 * Serves `/healthz` (the process and its database) and `/readyz` (pages get through) on loopback.
 *
 * @returns a function that closes it.
 */
export async function startHealthServer(
  port: number,
  health: () => Promise<HealthAnswer>,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const now = await health();
      const path = request.url?.split('?')[0];
      const good = path === '/healthz' ? now.alive : path === '/readyz' ? now.ready : undefined;
      response.writeHead(good === undefined ? 404 : good ? 200 : 503, {
        'content-type': 'application/json',
      });
      response.end(`${JSON.stringify(good === undefined ? { error: 'not found' } : now)}\n`);
    };
    answer().catch(() => {
      response.destroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}
