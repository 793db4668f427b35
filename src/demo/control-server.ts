import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { Instant } from '../domain/time/instant.ts';
import type { MailDouble, MailTrouble } from '../doubles/mail/mail-double.ts';
import { mailPage } from '../doubles/mail/mail-page.ts';
import type { PhoneEntry } from '../doubles/phone/phone-double.ts';
import type { FaultPlan, Inject, SlackDouble } from '../doubles/slack/slack-double.ts';

/** What the control port can do to the demo. */
export interface DemoControls {
  readonly slack: SlackDouble;
  readonly phones: {
    readonly ledger: () => readonly PhoneEntry[];
    readonly reply: (from: string, text: string) => Promise<void>;
  };
  readonly mail: MailDouble;
  readonly zone: string;
  readonly now: () => Instant;
  readonly moveTo: (t: Instant) => Promise<void>;
  readonly state: () => Promise<unknown>;
}

/** A request that cannot be done as it is; the message says what would be. */
class BadRequest extends Error {}

const clockRequest = z.union([
  z.object({ advance: z.string() }).strict(),
  z.object({ to: z.string() }).strict(),
]);

const INJECTIONS = [
  'command',
  'action',
  'submit',
  'close',
  'shortcut',
  'messageShortcut',
  'message',
  'openHome',
  'suggest',
  'raw',
] as const satisfies readonly (keyof Inject)[];

const injectRequest = z.looseObject({ what: z.enum(INJECTIONS) });

/** Somebody sends a text from their telephone. */
const smsRequest = z.object({ what: z.literal('sms'), from: z.string(), text: z.string() });

const BODY_LIMIT = 1_000_000;

/** The demo's control port, on loopback: for scripts and tests that drive it from outside. */
export async function startControlServer(
  port: number,
  controls: DemoControls,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    void (async () => {
      try {
        if (isForPeople(request)) {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          response.end(mailPage(controls.mail.mails(), controls.zone));
          return;
        }
        const body = await answer(request, controls);
        send(body === undefined ? 404 : 200, body ?? { error: USAGE });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        send(error instanceof BadRequest ? 400 : 500, { error: message });
      }
    })();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${String(bound)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const USAGE =
  'there are GET /state, GET /ledger[?since=SEQ], GET /mail (a page in a browser), POST /mail/trouble [{"at":"recipient","does":550}], POST /clock {"advance":"PT61M"} or {"to":"2026-11-30T10:00"}, POST /inject {"what":"command",…}, POST /faults {"seed":1,"rules":[…]} or null';

async function answer(request: IncomingMessage, controls: DemoControls): Promise<unknown> {
  // A web page that somebody has open must not be able to drive the demo.
  if (request.headers.origin !== undefined) throw new BadRequest('not for browsers');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  switch (`${request.method ?? ''} ${url.pathname}`) {
    case 'GET /state':
      return await controls.state();
    case 'GET /ledger': {
      const since = Number(url.searchParams.get('since') ?? 0);
      return {
        entries: controls.slack.ledger().filter((entry) => entry.seq > since),
        phones: controls.phones.ledger(),
        mails: controls.mail.mails(),
      };
    }
    case 'GET /mail':
      return { mails: controls.mail.mails() };
    case 'POST /mail/trouble':
      controls.mail.setTrouble(mailTroubles(await readJson(request)));
      return { ok: true };
    case 'POST /clock': {
      const target = clockTarget(await readJson(request), controls);
      if (target < controls.now()) {
        throw new BadRequest('the clock only goes forward: start the demo anew to go back');
      }
      await controls.moveTo(target);
      return { now: new Date(controls.now()).toISOString() };
    }
    case 'POST /inject':
      return { result: await inject(await readJson(request), controls) };
    case 'POST /faults':
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the demo's own user is trusted with its faults
      controls.slack.setFaults((await readJson(request)) as FaultPlan | null);
      return { ok: true };
    default:
      return undefined;
  }
}

/** Somebody opened the mailbox in a browser. */
function isForPeople({ method, url, headers }: IncomingMessage): boolean {
  return method === 'GET' && url === '/mail' && (headers.accept ?? '').includes('text/html');
}

const troubles = z.array(
  z
    .object({
      at: z.enum(['greeting', 'sender', 'recipient', 'message']),
      does: z.union([z.number().int().min(400).max(599), z.enum(['hang', 'cut', 'take-and-cut'])]),
      onlyFor: z.string().optional(),
      times: z.number().int().min(1).optional(),
    })
    .strict(),
);

function mailTroubles(body: unknown): readonly MailTrouble[] {
  const parsed = troubles.safeParse(body);
  if (parsed.success) {
    return parsed.data.map(({ at, does, onlyFor, times }) => ({
      at,
      does,
      ...(onlyFor === undefined ? {} : { onlyFor }),
      ...(times === undefined ? {} : { times }),
    }));
  }
  throw new BadRequest(
    'give a list such as [{"at":"recipient","does":550,"onlyFor":"dana@example.org"}], or []',
  );
}

function clockTarget(body: unknown, { zone, now }: DemoControls): Instant {
  const parsed = clockRequest.safeParse(body);
  if (!parsed.success) {
    throw new BadRequest('give {"advance":"PT61M"} or {"to":"2026-11-30T10:00"}');
  }
  if ('advance' in parsed.data) {
    const duration = Duration.fromISO(parsed.data.advance);
    if (!duration.isValid) {
      throw new BadRequest(`"${parsed.data.advance}" is no ISO 8601 duration; write PT61M or P3D`);
    }
    return DateTime.fromMillis(now(), { zone }).plus(duration).toMillis();
  }
  const to = DateTime.fromISO(parsed.data.to, { zone });
  if (!to.isValid) {
    throw new BadRequest(`"${parsed.data.to}" is no instant; write 2026-11-30T10:00 (${zone})`);
  }
  return to.toMillis();
}

async function inject(body: unknown, { slack, phones }: DemoControls): Promise<unknown> {
  const text = smsRequest.safeParse(body);
  if (text.success) {
    await phones.reply(text.data.from, text.data.text);
    return null;
  }
  const parsed = injectRequest.safeParse(body);
  if (!parsed.success) {
    throw new BadRequest(
      `give {"what": one of ${INJECTIONS.join(', ')}, …} with its arguments, or {"what":"sms","from":"+19255550104","text":"1"}`,
    );
  }
  const { what, ...input } = parsed.data;
  try {
    return (await Reflect.apply(slack.inject[what], slack.inject, [input])) ?? null;
  } catch (error) {
    throw new BadRequest(error instanceof Error ? error.message : String(error));
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT) throw new BadRequest('the body is larger than 1 MB');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new BadRequest('the body is no JSON');
  }
}
