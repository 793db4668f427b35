import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 10_000;
const POLL_MS = 25;

/**
 * Runs the program in a folder of its own until our end of the pipe closes, also when this process is killed outright,
 * or until it ends by itself. Either way neither program nor folder is left.
 */
const RUN_WHILE_PIPE_IS_OPEN = `
exec 3<&0
"$0" --config "$1/workspace.json" --port "$2" & program=$!
{ read -r _ <&3; kill "$program"; } & watcher=$!
wait "$program"
kill "$watcher"
rm -rf "$1"
`;

/**
 * local-slack's page, one HTML file with everything in it. The program is only up for as long as it takes to read
 * the page: it listens on all interfaces, takes any token, and knows one stack of forms for everybody, so Slack is
 * played by us and only its face is borrowed.
 * @throws Error if the program is not there, or does not serve.
 */
export async function readLocalSlackPage(program: string = installedProgram()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slack-double-'));
  await writeFile(join(folder, 'workspace.json'), '{}');
  const port = await freePort();
  const child = spawn('/bin/sh', ['-c', RUN_WHILE_PIPE_IS_OPEN, program, folder, String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = endOf(child);
  try {
    return await poll(`http://127.0.0.1:${port}/`, program, ended);
  } finally {
    child.stdin?.end();
    await ended;
  }
}

function installedProgram(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json');
    return join(dirname(manifest), 'bin', 'local-slack');
  } catch {
    return 'local-slack';
  }
}

async function poll(url: string, program: string, ended: Promise<void>): Promise<string> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return await response.text();
    const next = await Promise.race([ended, sleep(POLL_MS, 'waited')]);
    if (next !== 'waited') break;
  }
  throw new Error(`${program} did not serve its page`);
}

async function endOf(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
    // Closing the pipe of a program that is already gone.
    child.stdin?.once('error', () => undefined);
  });
}

async function freePort(): Promise<number> {
  return await new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
