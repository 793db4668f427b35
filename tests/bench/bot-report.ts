import { z } from 'zod';

/** What the bot under measurement is told. */
export const botSettings = z.object({
  databaseFile: z.string(),
  teams: z.number(),
  apiUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
});

export type BotSettings = z.infer<typeof botSettings>;

/** What it has seen of itself since its start. Milliseconds and bytes. */
export const botReport = z.object({
  /** An outbox row: when it was due, and when its commit had returned. */
  commits: z.array(z.object({ key: z.string(), dueAt: z.number(), at: z.number() })),
  /** When the engine began, epoch milliseconds. */
  startedAt: z.number(),
  /** Holds of the event loop since the last report, and the longest transaction. */
  holds: z.array(z.number()),
  longestTransactionMs: z.number(),
  /** The largest resident set since the start. */
  peakRssBytes: z.number(),
  cpuSeconds: z.number(),
});

export type BotReport = z.infer<typeof botReport>;
