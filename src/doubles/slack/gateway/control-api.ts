import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan, Inject, SlackDouble } from '../slack-double.ts';
import { trusted } from '../trusted.ts';
import type { Json } from '../wire.ts';
import { readArguments, sendJson } from './read-request.ts';

/** `/control/…`: lets another process drive the double. */
export class ControlApi {
  readonly #double: () => SlackDouble;

  constructor(double: () => SlackDouble) {
    this.#double = double;
  }

  async answer(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> {
    const args = await readArguments(request, url);
    // Browsers name the page a request comes from: no page anywhere has business here.
    if (request.headers.origin !== undefined) {
      sendJson(response, 403, { ok: false, error: 'not for browsers' });
      return;
    }
    try {
      const body = await this.#do(`${request.method ?? 'GET'} ${name}`, args);
      sendJson(response, body === undefined ? 404 : 200, { ok: body !== undefined, ...body });
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'unknown';
      sendJson(response, 200, { ok: false, error: detail });
    }
    if (name === 'stop' && request.method === 'POST') {
      response.once('close', () => {
        void this.#double().stop();
      });
    }
  }

  async #do(what: string, args: Json): Promise<Json | undefined> {
    const double = this.#double();
    switch (what) {
      case 'GET ledger': {
        const since = Number(args['since'] ?? 0);
        return { entries: double.ledger().filter((entry) => entry.seq > since) };
      }
      case 'GET messages':
        return { messages: double.messages(String(args['channel'])) };
      case 'GET state':
        return {
          apiUrl: double.apiUrl,
          pageUrl: double.pageUrl,
          numConnections: double.numConnections(),
          lastSeq: double.ledger().at(-1)?.seq ?? 0,
          violations: double.violations(),
          calls: double.calls().length,
        };
      case 'GET calls':
        return { calls: double.calls() };
      case 'GET deliveries':
        return { deliveries: double.deliveries() };
      case 'GET views':
        return {
          views: double.openViews(String(args['user'])),
          home: double.home(String(args['user'])) ?? null,
        };
      case 'POST inject':
        return { result: await this.#inject(args) };
      case 'POST faults':
        double.setFaults(trusted<FaultPlan | null>(args['plan'] ?? null));
        return {};
      case 'POST user': {
        const { id, ...change } = args;
        await double.setUser(String(id), change);
        return {};
      }
      case 'POST channel': {
        const { channel, ...change } = args;
        double.setChannel(String(channel), change);
        return {};
      }
      case 'POST refresh':
        double.refresh();
        return {};
      case 'POST cut':
        double.cutAll();
        return {};
      case 'POST stop':
        return {};
      default:
        return undefined;
    }
  }

  /** `{what: 'command', …}`: the rest is the argument of that way to inject. */
  async #inject(args: Json): Promise<unknown> {
    const { what, ...input } = args;
    const { inject } = this.#double();
    const isKnown = typeof what === 'string' && INJECTIONS.has(what);
    if (!isKnown) throw new Error(`There is nothing to inject called ${String(what)}`);
    const act = inject[trusted<keyof Inject>(what)];
    return (await Reflect.apply(act, inject, [input])) ?? null;
  }
}

const INJECTIONS: ReadonlySet<string> = new Set([
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
] satisfies readonly (keyof Inject)[]);
