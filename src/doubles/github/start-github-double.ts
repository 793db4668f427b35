import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultPlan, type GithubFault } from './faults.ts';
import type { GithubCall, GithubDouble, GithubDoubleOptions } from './github-double.ts';
import { peopleOn } from './people.ts';
import { Refusal } from './refusal.ts';
import { type ApiAnswer, answer } from './routes.ts';
import { GithubState } from './state.ts';
import { Webhooks } from './webhooks.ts';

/** A GitHub on a loopback port, with the part of the REST API that keeps issues. */
export async function startGithubDouble(options: GithubDoubleOptions): Promise<GithubDouble> {
  const state = new GithubState(options);
  const webhooks = new Webhooks(options.webhook);
  const calls: GithubCall[] = [];
  const behindTheScenes = new Set<Promise<void>>();
  const searches = searchLimit(options);
  let faults = new FaultPlan(undefined);
  let origin = '';

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    const path = url.pathname.replace(/^\/api\/v3/u, '');
    const method = request.method ?? 'GET';
    const text = await textOf(request);
    const token = /^(?:token|bearer)\s+(.+)$/iu.exec(request.headers.authorization ?? '')?.[1];
    const note = (status: number, isDone: boolean): void => {
      calls.push({ at: options.now(), method, path: `${path}${url.search}`, status, isDone });
    };
    const carryOut = (): ApiAnswer => {
      try {
        const login = options.users.find((u) => u.token !== undefined && u.token === token)?.login;
        if (login === undefined) throw new Refusal(401, 'Bad credentials');
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        return answer(state, { method, path, query: url.searchParams, body, login, origin });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, message, headers, errors } = error;
        return { status, body: { message, ...(errors ? { errors } : {}) }, headers };
      }
    };
    const fault = faults.strike(`${method} ${path}`);
    switch (fault?.kind) {
      case 'reset':
        note(0, false);
        response.destroy();
        return;
      case 'reply_lost':
        carryOut();
        note(0, true);
        response.destroy();
        return;
      case 'late': {
        response.destroy();
        const carryOutLater = async (): Promise<void> => {
          await wait(fault.ms ?? 20);
          carryOut();
          note(0, true);
        };
        const later = carryOutLater().finally(() => behindTheScenes.delete(later));
        behindTheScenes.add(later);
        return;
      }
      case 'bad_gateway':
      case 'bad_gateway_done':
        if (fault.kind === 'bad_gateway_done') carryOut();
        note(502, fault.kind === 'bad_gateway_done');
        send(response, { status: 502, body: { message: 'Server Error' } });
        return;
      case 'secondary_limit':
      case 'rate_limited': {
        const refused = limit(fault);
        note(refused.status, false);
        send(response, refused);
        return;
      }
      case 'delay':
        await wait(fault.ms ?? 20);
        break;
      case undefined:
        break;
    }
    const tooMany = path === '/search/issues' ? searches.take() : undefined;
    if (tooMany) {
      note(tooMany.status, false);
      send(response, tooMany);
      return;
    }
    const given = withTag(method, carryOut(), request.headers['if-none-match']);
    note(given.status, given.status < 400);
    send(response, given);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      response.destroy();
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${String(port)}`;

  return {
    apiUrl: origin,
    people: peopleOn(state, webhooks, () => origin),
    issues: (name) => [...state.repository(name).issues.values()],
    issue: (name, number) => state.repository(name).issues.get(number),
    labels: (name) => [...state.repository(name).labels.values()],
    calls: () => calls,
    setFaults: (plan) => {
      faults = new FaultPlan(plan);
    },
    setArchived: (name, isArchived) => {
      state.repository(name).isArchived = isArchived;
    },
    rename: (name, to) => {
      state.rename(name, to);
    },
    deleteIssue: (name, number) => {
      state.repository(name).issues.delete(number);
    },
    redeliver: async () => await webhooks.redeliver(),
    idle: async () => {
      while (behindTheScenes.size > 0) await Promise.all(behindTheScenes);
    },
    stop: async () => {
      await Promise.all(behindTheScenes);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += String(chunk);
  return text;
}

function limit({ kind, retryAfter }: GithubFault): ApiAnswer {
  const headers = { 'retry-after': String(retryAfter ?? 60) };
  return kind === 'rate_limited'
    ? { status: 429, body: { message: 'API rate limit exceeded' }, headers }
    : { status: 403, body: { message: 'You have exceeded a secondary rate limit.' }, headers };
}

/** The search has a limit of its own, and says by which instant it is lifted. */
function searchLimit({ now, searchesAMinute = 30 }: GithubDoubleOptions) {
  let windowEnds = 0;
  let taken = 0;
  return {
    take: (): ApiAnswer | undefined => {
      if (now() >= windowEnds) {
        windowEnds = now() + 60_000;
        taken = 0;
      }
      taken += 1;
      if (taken <= searchesAMinute) return undefined;
      return {
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: {
          'x-ratelimit-resource': 'search',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(windowEnds / 1_000)),
        },
      };
    },
  };
}

/** Whoever knows the answer already gets 304. */
function withTag(method: string, given: ApiAnswer, known: string | undefined): ApiAnswer {
  if (method !== 'GET' || given.status !== 200) return given;
  const digest = createHash('sha256').update(JSON.stringify(given.body)).digest('hex');
  const etag = `W/"${digest.slice(0, 32)}"`;
  return known === etag
    ? { status: 304, body: undefined, headers: { etag } }
    : { ...given, headers: { ...given.headers, etag } };
}

function send(response: ServerResponse, { status, body, headers }: ApiAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
