import type { IncomingMessage, ServerResponse } from 'node:http';
import { trusted } from '../trusted.ts';
import type { Json } from '../wire.ts';

/** Arguments that clients send as JSON inside a form. */
const JSON_ARGUMENTS = ['blocks', 'attachments', 'view', 'metadata', 'files'];

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(trusted<Buffer>(chunk));
  return Buffer.concat(chunks);
}

/** Query, then body, as Slack takes them: form or JSON. */
export async function readArguments(request: IncomingMessage, url: URL): Promise<Json> {
  const args: Json = Object.fromEntries(url.searchParams);
  const body = (await readBody(request)).toString('utf8');
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/json')) Object.assign(args, parseJson(body) ?? {});
  else Object.assign(args, Object.fromEntries(new URLSearchParams(body)));
  for (const name of JSON_ARGUMENTS) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parseJson(value) ?? value;
  }
  return args;
}

/** The body of a multipart upload's first part, or the whole body if it is not multipart. */
export function uploadedContent(body: Buffer, contentType: string): Buffer {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n');
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return start < 0 || end < 0 ? body : body.subarray(start + 4, end);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

function parseJson(text: string): Json | undefined {
  try {
    return trusted<Json>(JSON.parse(text));
  } catch {
    return undefined;
  }
}
