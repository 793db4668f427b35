import { z } from 'zod';
import type { Spread } from './figures.ts';
import { startProgram } from './program.ts';

/** Other ways to wait, in a process of their own, one after the other. */
export const OTHERS = ['setTimeout', 'poll-2', 'poll-5'] as const;
export type Other = (typeof OTHERS)[number];

const TITLES: Readonly<Record<Other, string>> = {
  setTimeout: 'bare `setTimeout`: called back (nothing is kept)',
  'poll-2': 'a loop that polls every 2 s, the way of pg-boss and graphile-worker: committed',
  'poll-5': 'a cycle of 5 s, the way of GoAlert (simulated): committed',
};

export interface Load {
  readonly armed: number;
  readonly aSecond: number;
}

const answer = z.object({
  count: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  min: z.number(),
  max: z.number(),
});

export async function measureOthers(
  others: readonly Other[],
  { armed, aSecond }: Load,
): Promise<ReadonlyArray<readonly [string, Spread]>> {
  const rows: (readonly [string, Spread])[] = [];
  for (const other of others) {
    const program = startProgram('./other-ways.js', [other, String(armed), String(aSecond)]);
    rows.push([TITLES[other], answer.parse(JSON.parse(await program.line()))]);
    await program.stop();
  }
  return rows;
}
