import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { DeliveryFailure } from '../refusal.ts';
import { trusted } from '../trusted.ts';
import type { Envelope, Outlet } from './outlet.ts';

/** Well below the 30 s after which Slack's client takes the server for dead. */
const PING_MS = 10_000;
/** How long a connection that was asked to go may stay. */
const REFRESH_GRACE_MS = 1000;
const CLOSE_GRACE_MS = 200;

interface Connection {
  readonly number: number;
  readonly socket: WebSocket;
  readonly waiting: Map<string, Waiter>;
  isLeaving: boolean;
}

interface Waiter {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (failure: DeliveryFailure) => void;
}

export interface SocketOutletOptions {
  readonly appId: string;
  readonly ackTimeoutMs: number;
  readonly onChange: () => void;
}

/** Socket Mode: any number of connections, each delivery to one of them. */
export class SocketOutlet implements Outlet {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #connections = new Set<Connection>();
  readonly #options: SocketOutletOptions;
  readonly #pings: NodeJS.Timeout;
  #count = 0;
  #turn = 0;

  constructor(options: SocketOutletOptions) {
    this.#options = options;
    this.#pings = setInterval(() => {
      for (const { socket } of this.#connections) socket.ping('Ping from the double');
    }, PING_MS);
    this.#pings.unref();
  }

  get count(): number {
    return this.#connections.size;
  }

  /** Good for one connection, like the URL that Slack hands out. */
  issueTicket(): string {
    const ticket = randomBytes(12).toString('hex');
    this.#tickets.add(ticket);
    return ticket;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://gateway').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (accepted) => {
      this.#add(accepted);
    });
  }

  async send(envelope: Envelope, onSent: (connection: number) => void): Promise<unknown> {
    const connection = this.#next();
    if (connection === undefined) {
      throw new DeliveryFailure('dispatch_failed', 'the app has no connection');
    }
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        connection.waiting.delete(envelope.id);
        reject(new DeliveryFailure('operation_timeout', 'not acknowledged in time'));
      }, this.#options.ackTimeoutMs);
      connection.waiting.set(envelope.id, {
        resolve: (payload) => {
          clearTimeout(timer);
          resolve(payload);
        },
        reject: (failure) => {
          clearTimeout(timer);
          reject(failure);
        },
      });
      connection.socket.send(JSON.stringify(frameOf(envelope)));
      onSent(connection.number);
    });
  }

  /** Slack does this every few hours: go, and come again. */
  refresh(which: (count: number) => number = () => 0): void {
    const staying = [...this.#connections].filter((one) => !one.isLeaving);
    const connection = staying[which(staying.length)];
    if (connection === undefined) return;
    connection.isLeaving = true;
    connection.socket.send(
      JSON.stringify({
        type: 'disconnect',
        reason: 'refresh_requested',
        debug_info: { host: 'slack-double' },
      }),
    );
    setTimeout(() => {
      connection.socket.close();
    }, REFRESH_GRACE_MS).unref();
  }

  cut(which: (count: number) => number): void {
    const connections = [...this.#connections];
    connections[which(connections.length)]?.socket.terminate();
  }

  cutAll(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /** Politely, so that a client that is just leaving does not take it for a fault. */
  async stop(): Promise<void> {
    clearInterval(this.#pings);
    const closed = [...this.#connections].map(async ({ socket }) => {
      socket.close(1001);
      await Promise.race([
        new Promise((resolve) => socket.once('close', resolve)),
        sleep(CLOSE_GRACE_MS, undefined, { ref: false }),
      ]);
    });
    await Promise.all(closed);
    this.cutAll();
    this.#server.close();
  }

  #add(socket: WebSocket): void {
    this.#count += 1;
    const connection: Connection = {
      number: this.#count,
      socket,
      waiting: new Map(),
      isLeaving: false,
    };
    this.#connections.add(connection);
    socket.on('message', (data) => {
      acknowledge(connection, data);
    });
    socket.on('close', () => {
      this.#connections.delete(connection);
      for (const waiter of connection.waiting.values()) {
        waiter.reject(new DeliveryFailure('operation_timeout', 'the connection closed'));
      }
      this.#options.onChange();
    });
    // A reset is followed by `close`, which does the work; unheard it would end the process.
    socket.on('error', () => undefined);
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#connections.size,
        connection_info: { app_id: this.#options.appId },
        debug_info: { host: 'slack-double', approximate_connection_time: 18_060 },
      }),
    );
    this.#options.onChange();
  }

  #next(): Connection | undefined {
    const open = [...this.#connections].filter(
      (one) => !one.isLeaving && one.socket.readyState === WebSocket.OPEN,
    );
    this.#turn += 1;
    return open[this.#turn % Math.max(1, open.length)];
  }
}

function acknowledge(connection: Connection, data: RawData): void {
  const frame = parse(data);
  const id = frame?.envelope_id ?? '';
  const waiter = connection.waiting.get(id);
  connection.waiting.delete(id);
  waiter?.resolve(frame?.payload);
}

function parse(data: RawData): { envelope_id?: string; payload?: unknown } | undefined {
  const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
  try {
    return trusted<{ envelope_id?: string; payload?: unknown }>(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function frameOf(envelope: Envelope): unknown {
  return {
    envelope_id: envelope.id,
    type: envelope.type,
    accepts_response_payload: envelope.type !== 'events_api',
    payload: envelope.payload,
    ...(envelope.retry === undefined
      ? {}
      : { retry_attempt: envelope.retry.attempt, retry_reason: envelope.retry.reason }),
  };
}
