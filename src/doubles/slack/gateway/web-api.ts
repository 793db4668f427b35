import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { CallFault, Faults } from '../faults.ts';
import { scopesFor } from '../limits/scopes.ts';
import { ALL_METHODS } from '../methods/all-methods.ts';
import { list } from '../methods/arguments.ts';
import { Refusal } from '../refusal.ts';
import type { CallRecord } from '../slack-double.ts';
import type { Json } from '../wire.ts';
import { readArguments, sendJson } from './read-request.ts';

export interface WebApiOptions {
  readonly context: Context;
  readonly faults: Faults;
  readonly calls: CallRecord[];
  /** Address for one socket connection. */
  readonly openConnection: () => string;
}

/** `POST /api/METHOD`: token, scope, fault, method, answer. */
export class WebApi {
  readonly #options: WebApiOptions;

  constructor(options: WebApiOptions) {
    this.#options = options;
  }

  async answer(
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> {
    const { faults } = this.#options;
    const args = await readArguments(request, url);
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? args['token'];
    const fault = faults.forCall({ method, ...this.#targetsOf(args) });
    await this.answerWith(fault, method, args, response, () => this.#run(method, args, token));
  }

  /** Does `work` under a fault, and answers with what came of it. */
  async answerWith(
    fault: CallFault,
    method: string,
    args: Json,
    response: ServerResponse,
    work: () => Json,
  ): Promise<void> {
    if (fault.delayMs > 0) await sleep(fault.delayMs, undefined, { ref: false });
    const { rule } = fault;
    const isDone = rule === undefined || rule.kind === 'reply_lost' || isProcessed(rule);
    const outcome: Json = isDone ? attempt(work) : { ok: false, error: rule.kind };
    this.#note(method, args, outcome, rule?.kind);
    const headers = this.#headers(method);
    switch (rule?.kind) {
      case undefined:
        sendJson(response, 200, outcome, headers);
        return;
      case 'rate_limited':
        sendJson(
          response,
          429,
          { ok: false, error: 'ratelimited' },
          {
            'retry-after': String(rule.retryAfter ?? 1),
          },
        );
        return;
      case 'server_error':
        response.writeHead(503, { 'content-type': 'text/plain' });
        response.end('upstream connect error');
        return;
      case 'internal_error':
        sendJson(response, 200, { ok: false, error: 'internal_error' }, headers);
        return;
      case 'refused':
        sendJson(response, 200, { ok: false, error: rule.error }, headers);
        return;
      case 'reset':
      case 'reply_lost':
        response.socket?.resetAndDestroy();
    }
  }

  #run(method: string, args: Json, token: unknown): Json {
    const { context, openConnection } = this.#options;
    const { bot } = context.workspace;
    if (token === undefined) throw new Refusal('not_authed');
    if (token !== bot.token && token !== bot.appToken) throw new Refusal('invalid_auth');
    const isForApp = method === 'apps.connections.open';
    if (isForApp !== (token === bot.appToken)) throw new Refusal('not_allowed_token_type');
    if (isForApp) return { url: openConnection() };
    const run = ALL_METHODS.get(method);
    if (run === undefined) throw new Refusal('unknown_method', { req_method: method });
    this.#requireScope(method, args);
    return run(args, context);
  }

  #requireScope(method: string, args: Json): void {
    const { context } = this.#options;
    if (context.scopes === undefined) return;
    const reference = args['channel'];
    const conversation =
      typeof reference === 'string' ? context.workspace.find(reference)?.kind : undefined;
    const users = list(args, 'users').length;
    const opened = method === 'conversations.open' ? (users > 1 ? 'mpim' : 'im') : undefined;
    const needed = scopesFor(method, opened ?? conversation);
    const isGranted = needed.some((scope) => context.scopes?.includes(scope));
    if (needed.length === 0 || isGranted) return;
    context.violations.push(`${method}: missing_scope: needs ${needed.join(' or ')}`);
    throw new Refusal('missing_scope', {
      needed: needed.join(','),
      provided: context.scopes.join(','),
    });
  }

  #headers(method: string): Record<string, string> {
    const { scopes } = this.#options.context;
    return {
      'x-oauth-scopes': (scopes ?? EVERY_SCOPE).join(','),
      'x-accepted-oauth-scopes': scopesFor(method, 'channel').join(','),
      'x-slack-req-id': String(this.#options.calls.length),
    };
  }

  #targetsOf(args: Json): { channels: readonly string[]; users: readonly string[] } {
    const { workspace } = this.#options.context;
    const reference = args['channel'] ?? args['channel_id'];
    const named = [args['user'], args['user_id']].filter((id) => typeof id === 'string');
    const users = [...named, ...list(args, 'users')];
    if (typeof reference !== 'string') return { channels: [], users };
    const conversation = workspace.find(reference);
    const counterpart =
      conversation === undefined ? undefined : workspace.counterpart(conversation);
    return {
      channels: [reference, conversation?.id ?? '', conversation?.name ?? ''],
      users: [...users, reference, ...(counterpart === undefined ? [] : [counterpart])],
    };
  }

  #note(method: string, args: Json, outcome: Json, fault: CallRecord['fault']): void {
    const { context, calls } = this.#options;
    const channel = args['channel'];
    const error = outcome['error'];
    calls.push({
      at: context.now(),
      method,
      ok: outcome['ok'] === true,
      ...(typeof channel === 'string' ? { channel } : {}),
      ...(typeof error === 'string' ? { error } : {}),
      ...(fault === undefined ? {} : { fault }),
    });
    const result = typeof error === 'string' ? ` → ${error}` : '';
    const { token: _token, ...shown } = args;
    context.announce({
      kind: 'traffic',
      direction: 'from_bot',
      summary: `${method}${result}`,
      detail: shown,
    });
  }
}

function attempt(work: () => Json): Json {
  try {
    return { ok: true, ...work() };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { ok: false, error: refusal.code, ...refusal.extra };
  }
}

function isProcessed(rule: NonNullable<CallFault['rule']>): boolean {
  const canBe = rule.kind === 'server_error' || rule.kind === 'internal_error';
  return canBe && rule.processed === true;
}

/** What a token without a given list of scopes claims to have. */
const EVERY_SCOPE = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'im:read',
  'mpim:write',
  'mpim:history',
  'mpim:read',
  'channels:read',
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:write.topic',
  'groups:read',
  'groups:history',
  'groups:write',
  'groups:write.topic',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'usergroups:write',
  'files:write',
  'pins:write',
  'pins:read',
  'bookmarks:write',
  'bookmarks:read',
  'reactions:write',
  'team:read',
];
