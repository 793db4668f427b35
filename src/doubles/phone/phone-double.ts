import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a telephone got, or what was sent from one. */
export interface PhoneEntry {
  readonly seq: number;
  /** Epoch milliseconds on the double's clock. */
  readonly at: number;
  readonly kind: 'sms' | 'call' | 'reply';
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Telephones that keep what they get, behind as much of Twilio's interface as the bot speaks. It shares no code with it. */
export interface PhoneDouble {
  readonly apiUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** The number that messages come from. */
  readonly number: string;
  ledger(): readonly PhoneEntry[];
  /** Somebody sends a text from their telephone to the bot's number. */
  reply(from: string, text: string): void;
  stop(): Promise<void>;
}

const ACCOUNT = 'AC00000000000000000000000000000000';
const TOKEN = 'phone-double';
const NUMBER = '+15555550100';

export async function startPhoneDouble({
  now,
}: {
  readonly now: () => number;
}): Promise<PhoneDouble> {
  const entries: PhoneEntry[] = [];
  const add = (entry: Omit<PhoneEntry, 'seq' | 'at'>): PhoneEntry => {
    const added = { seq: entries.length + 1, at: now(), ...entry };
    entries.push(added);
    return added;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const fields = new URLSearchParams(await bodyOf(request));
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const what = /\/Accounts\/\w+\/(Messages|Calls)\.json$/u.exec(url.pathname)?.[1];
      const given = `${ACCOUNT}:${TOKEN}`;
      const isLetIn =
        request.headers.authorization === `Basic ${Buffer.from(given).toString('base64')}`;
      if (!isLetIn) send(response, 401, { code: 20_003, message: 'Authenticate' });
      else if (what === undefined) send(response, 404, { code: 20_404, message: 'not found' });
      else if (request.method === 'POST') {
        const to = fields.get('To') ?? '';
        const kind = what === 'Messages' ? 'sms' : 'call';
        const text = fields.get('Body') ?? fields.get('Twiml') ?? '';
        if (!/^\+[1-9]\d{6,14}$/u.test(to))
          send(response, 400, { code: 21_211, message: 'Invalid To' });
        else send(response, 201, shown(add({ kind, from: NUMBER, to, text })));
      } else send(response, 200, listed(what, url.searchParams.get('To')));
    })();
  });
  const listed = (what: string, to: string | null): unknown => {
    const found = entries
      .filter((entry) => (what === 'Calls') === (entry.kind === 'call'))
      .filter((entry) => to === null || entry.to === to)
      .toReversed()
      .map(shown);
    return what === 'Calls' ? { calls: found } : { messages: found };
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${String(port)}`,
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: NUMBER,
    ledger: () => entries,
    reply: (from, text) => {
      add({ kind: 'reply', from, to: NUMBER, text });
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** As Twilio shows a message or a call, in as far as anybody looks. Its dates are real. */
function shown({ seq, kind, from, to, text }: PhoneEntry): unknown {
  return {
    sid: `${kind === 'call' ? 'CA' : 'SM'}${String(seq).padStart(32, '0')}`,
    from,
    to,
    body: text,
    direction: kind === 'reply' ? 'inbound' : 'outbound-api',
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
