import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a health endpoint answers with. */
export interface HealthAnswer {
  readonly alive: boolean;
  readonly ready: boolean;
}

/**
 * Serves `/healthz` (the process and its database), `/readyz` (pages get through) and `/metrics` (figures in
 * Prometheus' text format) on loopback.
 *
 * @returns a function that closes it.
 */
export async function startHealthServer(
  port: number,
  {
    health,
    metrics,
  }: {
    readonly health: () => Promise<HealthAnswer>;
    readonly metrics: () => Promise<string>;
  },
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const path = request.url?.split('?')[0];
      if (path === '/metrics') {
        const text = await metrics();
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
        response.end(text);
        return;
      }
      const now = await health();
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
