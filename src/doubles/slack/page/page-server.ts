import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Change, Context } from '../context.ts';
import { close, listen, sendFile } from '../gateway/gateway.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { trusted } from '../trusted.ts';
import type { Json } from '../wire.ts';
import { readLocalSlackPage } from './local-slack-page.ts';
import { actFromPage } from './page-acts.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { pageConversation, pageGroups, pageInit, pageMessage, pageView } from './page-state.ts';

/** As many lines of traffic as the page's inspector keeps. */
const LOG_LIMIT = 500;

export interface PageServerOptions {
  readonly context: Context;
  readonly inject: Interactions;
  readonly isConnected: () => boolean;
  readonly program: string | undefined;
}

/** local-slack's page, on loopback, with our Slack behind it. */
export class PageServer {
  readonly #options: PageServerOptions;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  /** Who acts in each open page. */
  readonly #actors = new Map<WebSocket, string>();
  readonly #log: Json[] = [];
  #page: Promise<string> | undefined;
  #logCount = 0;

  constructor(options: PageServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
  }

  async listen(port: number): Promise<number> {
    return await listen(this.#server, port);
  }

  async stop(): Promise<void> {
    for (const socket of this.#actors.keys()) socket.terminate();
    this.#sockets.close();
    await close(this.#server);
    // It ends by itself, but not before its program has: nothing may be left behind.
    await this.#page?.catch(() => undefined);
  }

  show(change: Change): void {
    if (this.#actors.size === 0 && change.kind !== 'traffic') return;
    const { context } = this.#options;
    const { appId } = context.workspace.bot;
    switch (change.kind) {
      case 'message':
        this.#send({ t: 'message', message: pageMessage(context, change.message) });
        break;
      case 'message_changed':
        this.#send({ t: 'message_update', message: pageMessage(context, change.message) });
        break;
      case 'message_removed':
        this.#send({ t: 'message_delete', channel: change.channel, ts: change.ts });
        break;
      case 'conversation':
        this.#send({ t: 'channel', channel: pageConversation(context, change.conversation) });
        break;
      case 'views':
        this.#send({ t: 'view', stack: this.#stackOf(change.user) }, change.user);
        break;
      case 'view_errors': {
        const errors = this.#labelled(change.user, change.errors);
        this.#send({ t: 'view_errors', errors }, change.user);
        break;
      }
      case 'home': {
        const { user } = change;
        const home = context.views.home(user);
        const view = home === undefined ? undefined : pageView(context, home);
        this.#send({ t: 'home', user, appId, view });
        break;
      }
      case 'connections':
        this.#send({ t: 'socket_status', appId, connected: this.#options.isConnected() });
        break;
      case 'people':
        // The page has no word for it, but takes a whole new beginning at any time.
        for (const [socket, actor] of this.#actors) this.#sendInit(socket, actor);
        break;
      case 'groups':
        this.#send({ t: 'groups', groups: pageGroups(context) });
        break;
      case 'traffic':
        this.#note(change);
        break;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, area = '', id = ''] = (request.url ?? '/').split('/');
    if (area === 'files') {
      sendFile(this.#options.context, id, response);
      return;
    }
    try {
      this.#page ??= readLocalSlackPage(this.#options.program);
      const shortcuts = JSON.stringify(this.#options.context.shortcuts ?? []).replaceAll(
        '<',
        '\\u003c',
      );
      const script = `<head><script>window.appShortcuts = ${shortcuts};${PAGE_SCRIPT}</script>`;
      const page = (await this.#page).replace('<head>', () => script);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page);
    } catch {
      this.#page = undefined;
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        'This page is drawn by local-slack, which is not installed here.\n' +
          'Put it on the PATH (npm install --global local-slack) and reload.\n',
      );
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { origin, host } = request.headers;
    // Another page in the same browser must not act in this workspace.
    if (origin !== undefined && origin !== `http://${host ?? ''}`) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (page) => {
      const first = this.#options.context.workspace.users()[0]?.id ?? '';
      this.#actors.set(page, first);
      page.on('message', (data) => {
        this.#take(page, data);
      });
      page.on('close', () => this.#actors.delete(page));
      page.on('error', () => undefined);
      this.#sendInit(page, first);
    });
  }

  #take(page: WebSocket, data: RawData): void {
    const frame = parse(data);
    if (frame === undefined) return;
    const { user } = frame;
    if (typeof user === 'string' && user !== this.#actors.get(page)) {
      this.#actors.set(page, user);
      page.send(JSON.stringify({ t: 'view', stack: this.#stackOf(user) }));
    }
    if (frame['t'] === 'suggest') {
      void this.#suggest(page, frame);
      return;
    }
    actFromPage(this.#options.context, this.#options.inject, frame).catch((error: unknown) => {
      // What a person should know of it is already in their conversation.
      const detail = error instanceof Error ? error.message : 'unknown';
      this.#note({ direction: 'to_bot', summary: detail, detail: frame });
    });
  }

  async #suggest(page: WebSocket, { user, actionId, query }: Json): Promise<void> {
    const { context, inject } = this.#options;
    const id = String(actionId);
    const who = String(user);
    // Nothing is suggested where the bot does not answer: the page then says no more than Slack's.
    await inject.suggest({ user: who, actionId: id, query: String(query) }).catch(() => undefined);
    const view = context.views.top(who);
    const options = view === undefined ? [] : context.views.offered(view, id);
    const labels = options.map((option) => option.text.text);
    page.send(JSON.stringify({ t: 'suggestions', actionId: id, labels }));
  }

  #stackOf(user: string): readonly Json[] {
    const { context } = this.#options;
    return context.views.stack(user).map((view) => pageView(context, view));
  }

  /** The page shows the key of an error: a label says more than a block id. */
  #labelled(user: string, errors: Readonly<Record<string, string>>): Json {
    const blocks = this.#options.context.views.top(user)?.blocks ?? [];
    return Object.fromEntries(
      Object.entries(errors).map(([blockId, message]) => [
        blocks.find((block) => block.block_id === blockId)?.label?.text ?? blockId,
        message,
      ]),
    );
  }

  #sendInit(page: WebSocket, actor: string): void {
    const state = pageInit(this.#options.context, {
      isConnected: this.#options.isConnected(),
      actor,
      log: this.#log,
    });
    page.send(JSON.stringify({ t: 'init', state }));
  }

  #send(frame: Json, to?: string): void {
    if (this.#actors.size === 0) return;
    const text = JSON.stringify(frame);
    for (const [socket, actor] of this.#actors) {
      if (to === undefined || actor === to) socket.send(text);
    }
  }

  #note(traffic: { direction: string; summary: string; detail?: unknown }): void {
    this.#logCount += 1;
    const { direction, summary, detail } = traffic;
    const entry: Json = {
      id: `log${this.#logCount}`,
      time: Date.now(),
      direction,
      kind: direction === 'to_bot' ? 'delivery' : 'web_api',
      summary,
      detail,
    };
    this.#log.push(entry);
    if (this.#log.length > LOG_LIMIT) this.#log.shift();
    this.#send({ t: 'log', entry });
  }
}

function parse(data: RawData): Json | undefined {
  try {
    return trusted<Json>(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
  } catch {
    return undefined;
  }
}
