import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from '../oracle/verdict.ts';
import type { RoundOutcome } from '../round.ts';

/** Keeps a round in which something was found, and says what and where; one without findings goes. */
export async function keepRound(
  { record, folder, forget }: RoundOutcome,
  { findings }: Verdict,
  say: (line: string) => void,
): Promise<void> {
  if (findings.length === 0) {
    await forget();
    return;
  }
  const seen = { ...record, shown: [...record.shown] };
  await writeFile(join(folder, 'record.json'), JSON.stringify(seen, undefined, 1));
  for (const { rule, detail } of findings) say(`${rule}: ${detail}`);
  say(`kept for a closer look: ${folder}`);
}
