import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { askPage, saidPage } from './answer-pages.ts';
import { escaped } from './voice.ts';

/** Forms of Twilio's and of our own; both are small. */
const BODY_LIMIT = 64_000;

/** What the server asks of the rest. */
export interface AnswerTakers {
  /** The auth token, by which Twilio signs; undefined where Twilio is not used. */
  readonly twilioToken: string | undefined;
  readonly text: (message: {
    readonly delivery: string;
    readonly from: string;
    readonly body: string;
  }) => Promise<unknown>;
  /** Somebody pressed 1 in a call about an incident, or 0 for a test. Answers what to say to them. */
  readonly key: (call: {
    readonly delivery: string;
    readonly incident: number;
    readonly way: string;
    readonly to: string;
  }) => Promise<string>;
  /** The incident that a link is about, 0 for a test; undefined where it is no link of ours, or too old. */
  readonly meaning: (token: string) => Promise<number | undefined>;
  /** The button behind a link was pressed. Answers what to say. */
  readonly press: (token: string) => Promise<string | undefined>;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

const TWIML = 'text/xml; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

/**
 * Takes answers to pages: from Twilio, which signs them, and from the links in mails and pushes, which we signed. On
 * loopback, behind whatever speaks TLS.
 *
 * @param publicUrl how the outside calls this server: Twilio signs it with the rest.
 */
export async function startAnswerServer(
  { port, url: publicUrl }: { readonly port: number; readonly url: string },
  takers: AnswerTakers,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = request.url ?? '';
    const link = /^\/page\/([\w.-]{20,200})$/u.exec(path)?.[1];
    if (link !== undefined) return await fromLink(takers, request.method ?? '', link);
    if (!path.startsWith('/twilio/')) return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    const body = await bodyOf(request);
    if (body === undefined) return { status: 413 };
    const fields = new URLSearchParams(body);
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const { twilioToken } = takers;
    if (twilioToken === undefined) return { status: 404 };
    if (!isSigned(`${publicUrl}${path}`, fields, signature, twilioToken)) return { status: 403 };
    return await fromTwilio(takers, path, fields);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // What could not be written down is refused: Twilio says so to its owner, and a person presses again.
    const { status, type, body } = await answer(request).catch((): Answer => ({ status: 500 }));
    response.setHeader('cache-control', 'no-store');
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-robots-tag', 'noindex');
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    );
    response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
  };
  const server = createServer((request, response) => {
    void respond(request, response);
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

/** Looking at a link does nothing: mail programs look at every one. */
async function fromLink(takers: AnswerTakers, method: string, token: string): Promise<Answer> {
  if (method === 'POST') {
    const said = await takers.press(token);
    return said === undefined ? GONE : { status: 200, type: HTML, body: saidPage(said) };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const incident = await takers.meaning(token);
  return incident === undefined ? GONE : { status: 200, type: HTML, body: askPage(incident) };
}

const GONE: Answer = {
  status: 404,
  type: HTML,
  body: saidPage('This link is not good any more. Take the incident in Slack.'),
};

async function fromTwilio(
  takers: AnswerTakers,
  path: string,
  fields: URLSearchParams,
): Promise<Answer> {
  const field = (name: string): string => fields.get(name) ?? '';
  if (path === '/twilio/sms') {
    await takers.text({ delivery: field('MessageSid'), from: field('From'), body: field('Body') });
    // The answer goes out by the outbox, so that it is not lost and not said twice.
    return { status: 200, type: TWIML, body: '<Response/>' };
  }
  const call = /^\/twilio\/key\/(\d{1,9})\/(way-\d{1,15})$/u.exec(path);
  if (!call) return { status: 404 };
  const [, incident = '0', way = ''] = call;
  const said =
    field('Digits') === '1'
      ? await takers.key({
          delivery: field('CallSid'),
          incident: Number(incident),
          way,
          to: field('To'),
        })
      : 'Nothing was changed. Goodbye.';
  return { status: 200, type: TWIML, body: `<Response><Say>${escaped(said)}</Say></Response>` };
}

/** Twilio's way to sign: the address, then each field's name and value in the order of the names. */
export function isSigned(
  url: string,
  fields: URLSearchParams,
  signature: string,
  token: string,
): boolean {
  const sorted = [...fields].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const text = sorted.map(([name, value]) => `${name}${value}`).join('');
  const right = createHmac('sha1', token).update(`${url}${text}`).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
