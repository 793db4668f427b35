import { readFileSync } from 'node:fs';
import type { SlackDoubleOptions } from './slack-double.ts';
import { startSlackDouble } from './start-slack-double.ts';
import { trusted } from './trusted.ts';

/**
 * The double in a process of its own: `node main.js options.json`. Prints one line of JSON when ready. With
 * `stopWithStdin` in the options it ends when its standard input does, and so with the process that started it.
 */
async function main(): Promise<void> {
  const [, , path] = process.argv;
  if (path === undefined) throw new Error('Name a JSON file with the options of startSlackDouble');
  const { stopWithStdin = false, ...options } = trusted<
    SlackDoubleOptions & { readonly stopWithStdin?: boolean }
  >(JSON.parse(readFileSync(path, 'utf8')));
  const double = await startSlackDouble(options);
  const { apiUrl, pageUrl, controlUrl, botToken, appToken, botUserId } = double;
  const urls = { apiUrl, pageUrl, controlUrl, botToken, appToken, botUserId };
  process.stdout.write(`${JSON.stringify(urls)}\n`);
  const stop = (): void => {
    void double.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (stopWithStdin) process.stdin.on('end', stop).on('error', stop).resume();
}

await main();
