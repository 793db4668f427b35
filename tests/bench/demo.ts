import type { Bench } from './bench.ts';
import { ms, spreadOf, table } from './figures.ts';
import { startProgram } from './program.ts';

const STARTS = 5;

export const benchDemo: Bench = {
  name: 'demo',
  about: '`hotline demo`: from the start of the process until it says where to look',
  limitSeconds: 240,
  run: async ({ line, progress }) => {
    const times: number[] = [];
    for (let n = 1; n <= STARTS; n += 1) {
      progress(`start ${String(n)} of ${String(STARTS)}`);
      times.push(await millisecondsUntilWelcome());
    }
    const { min, p50, max } = spreadOf(times);
    line('Built already: `npm run demo` builds first. Milliseconds.');
    line('');
    for (const text of table(
      ['`hotline demo --no-open`', 'fastest', 'p50', 'slowest'],
      [['until it says “Open http://…”', ms(min), ms(p50), ms(max)]],
    )) {
      line(text);
    }
  },
};

async function millisecondsUntilWelcome(): Promise<number> {
  const begun = performance.now();
  const free = ['--slack-port', '0', '--control-port', '0'];
  const program = startProgram('../../src/main.js', ['demo', '--no-open', ...free]);
  try {
    while (!/Open\s+http/u.test(await program.line()));
    return performance.now() - begun;
  } finally {
    await program.stop('SIGTERM');
  }
}
