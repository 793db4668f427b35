import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import type { SocketOutlet } from '../delivery/socket-outlet.ts';
import type { Faults } from '../faults.ts';
import type { ControlApi } from './control-api.ts';
import { readArguments, readBody, sendJson, uploadedContent } from './read-request.ts';
import { useResponseUrl } from './response-url.ts';
import type { WebApi } from './web-api.ts';

export interface GatewayOptions {
  readonly context: Context;
  readonly faults: Faults;
  readonly webApi: WebApi;
  readonly control: ControlApi;
  /** None where deliveries go by HTTP. */
  readonly sockets: SocketOutlet | undefined;
}

/** The one server that the bot talks to, on loopback only. */
export function createGateway(options: GatewayOptions): Server {
  const server = createServer((request, response) => {
    // Set by us, since the bot may read the time from it, and our time may be a stepped one.
    response.setHeader('date', new Date(options.context.now()).toUTCString());
    route(options, request, response).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : 'unknown';
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'fatal_error', detail });
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (options.sockets === undefined) socket.destroy();
    else options.sockets.upgrade(request, socket, head);
  });
  return server;
}

export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function route(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://gateway');
  const [, area = '', name = ''] = url.pathname.split('/');
  switch (area) {
    case 'api':
      await options.webApi.answer(name, request, response, url);
      return;
    case 'response':
      await respond(options, name, request, response, url);
      return;
    case 'upload':
      await takeUpload(options.context, name, request, response);
      return;
    case 'files':
      sendFile(options.context, name, response);
      return;
    case 'control':
      await options.control.answer(name, request, response, url);
      return;
    default:
      sendJson(response, 404, { ok: false, error: 'not_found' });
  }
}

async function respond(
  options: GatewayOptions,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const args = await readArguments(request, url);
  const fault = options.faults.forCall({ method: 'response_url', channels: [], users: [] });
  await options.webApi.answerWith(fault, 'response_url', args, response, () =>
    useResponseUrl(options.context, id, args),
  );
}

async function takeUpload(
  context: Context,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const file = context.extras.files.get(id);
  if (file === undefined) {
    sendJson(response, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  const content = uploadedContent(body, request.headers['content-type'] ?? '');
  context.extras.files.set(id, { ...file, content, size: content.length });
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(`OK - ${content.length}`);
}

export function sendFile(context: Context, id: string, response: ServerResponse): void {
  const file = context.extras.files.get(id);
  if (file?.content === undefined) {
    sendJson(response, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
}
