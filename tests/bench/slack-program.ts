import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { startProgram } from './program.ts';
import { workspace } from './world.ts';

const addresses = z.object({
  apiUrl: z.string(),
  controlUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
});

const acknowledged = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  result: z.object({ latencyMs: z.number(), payload: z.unknown() }).optional(),
});

const shown = z.object({
  entries: z.array(
    z.object({
      at: z.number(),
      kind: z.string(),
      to: z.string().optional(),
      text: z.string().optional(),
      metadata: z.object({ event_payload: z.object({ row: z.string() }) }).optional(),
    }),
  ),
});

/** The Slack double in a process of its own, driven over its control address. */
export interface SlackProgram {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  /** Milliseconds from the delivery to the acknowledgement, as Slack would see it; undefined when there was none. */
  command(input: {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
  }): Promise<{ readonly latencyMs: number | undefined; readonly text: string }>;
  /** Posts that carry an outbox row's key: when they were in Slack's hands. */
  posts(): Promise<ReadonlyArray<{ readonly row: string; readonly at: number }>>;
  /** What was answered after an acknowledgement, in order: when it was in Slack's hands. */
  answers(): Promise<ReadonlyArray<{ readonly at: number; readonly text: string }>>;
  stop(): Promise<void>;
}

/** @param folder for its options. */
export async function startSlackProgram(folder: string, teams: number): Promise<SlackProgram> {
  const file = join(folder, 'slack.json');
  writeFileSync(file, JSON.stringify({ workspace: workspace(teams), stopWithStdin: true }));
  const program = startProgram('../../src/doubles/slack/main.js', [file]);
  const { apiUrl, controlUrl, botToken, appToken } = addresses.parse(
    JSON.parse(await program.line()),
  );
  const agent = new Agent({ keepAlive: true });
  const call = async (method: string, name: string, body?: object): Promise<unknown> =>
    await askJson(agent, method, `${controlUrl}${name}`, body);
  return {
    apiUrl,
    botToken,
    appToken,
    command: async (input) => {
      const answer = acknowledged.parse(
        await call('POST', 'inject', { what: 'command', ...input }),
      );
      const payload = z.object({ text: z.string() }).safeParse(answer.result?.payload);
      return {
        latencyMs: answer.result?.latencyMs,
        text: payload.success ? payload.data.text : (answer.error ?? ''),
      };
    },
    posts: async () => {
      const { entries } = shown.parse(await call('GET', 'ledger'));
      return entries.flatMap(({ kind, at, metadata }) =>
        kind === 'post' && metadata ? [{ row: metadata.event_payload.row, at }] : [],
      );
    },
    answers: async () => {
      const { entries } = shown.parse(await call('GET', 'ledger'));
      return entries.flatMap(({ kind, at, text }) =>
        kind === 'response_url' ? [{ at, text: text ?? '' }] : [],
      );
    },
    stop: async () => {
      agent.destroy();
      await program.stop();
    },
  };
}

async function askJson(
  agent: Agent,
  method: string,
  url: string,
  body: object | undefined,
): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method, agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
