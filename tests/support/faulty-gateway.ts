import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a provider does wrong. `reply-lost` does what it was asked, and its answer does not come. */
export type ProviderFault = 'refuses' | 'limits' | 'slow' | 'cuts' | 'reply-lost' | 'broken';

export interface FaultyGateway {
  readonly url: string;
  /** Forms that the provider has got. */
  readonly forms: readonly URLSearchParams[];
  /** Undefined is that all is well. Reading goes through whatever is wrong with writing. */
  fault: ProviderFault | undefined;
  close(): Promise<void>;
}

/**
 * Stands between the bot and a provider on loopback, and breaks what is written.
 *
 * @param refusal what the provider says where it refuses.
 */
export async function startFaultyGateway(
  target: string,
  refusal: { readonly status: number; readonly body: string },
): Promise<FaultyGateway> {
  const forms: URLSearchParams[] = [];
  const forward = async (request: IncomingMessage): Promise<Response> => {
    const parts: Buffer[] = [];
    for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
    if (request.method === 'POST')
      forms.push(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
    const { authorization = '', 'content-type': type = '' } = request.headers;
    return await fetch(`${target}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: { authorization, ...(type === '' ? {} : { 'content-type': type }) },
      ...(request.method === 'POST' ? { body: Buffer.concat(parts) } : {}),
    });
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = request.method === 'POST' ? gateway.fault : undefined;
    switch (fault) {
      case 'refuses':
        response.writeHead(refusal.status).end(refusal.body);
        return;
      case 'limits':
        response.writeHead(429, { 'retry-after': '90' }).end('{}');
        return;
      case 'broken':
        response.writeHead(503).end('{}');
        return;
      case 'cuts':
        request.socket.destroy();
        return;
      case 'slow':
        return;
      case 'reply-lost':
        await forward(request);
        request.socket.destroy();
        return;
      case undefined: {
        const answer = await forward(request);
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(await answer.text());
      }
    }
  };
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const gateway: FaultyGateway = {
    url: `http://127.0.0.1:${String(port)}`,
    forms,
    fault: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return gateway;
}
