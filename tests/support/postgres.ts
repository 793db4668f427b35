import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types as pgTypes } from 'pg';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { POSTGRES_INT8_OID, parseInt8 } from '../../src/adapters/database/postgres.ts';
import type { Schema } from '../../src/adapters/database/schema.ts';
import { freePort } from './http.ts';

const BINARIES = '/usr/lib/postgresql/15/bin';

// The one setting that tests of PostgreSQL take: a server to use in place of a private one.
// oxlint-disable-next-line node/no-process-env
const GIVEN_URL = process.env['HOTLINE_TEST_PG_URL'];

const available = GIVEN_URL !== undefined || existsSync(join(BINARIES, 'initdb'));

/** Runs the tests where there is a PostgreSQL, and says so where there is none. */
export function describePostgres(
  describeOrSkip: {
    (name: string, tests: () => void): void;
    skip: (name: string, tests: () => void) => void;
  },
  name: string,
  tests: (server: PostgresServer) => void,
): void {
  if (!available) {
    process.stderr.write(
      `skipped: ${name} (no PostgreSQL in ${BINARIES}; apt-get install postgresql-15, or set HOTLINE_TEST_PG_URL)\n`,
    );
  }
  const server = createPostgresServer();
  (available ? describeOrSkip : describeOrSkip.skip)(name, () => {
    tests(server);
  });
}

export interface PostgresServer {
  start(): Promise<void>;
  /** A database of its own for one test; with the schema unless it is to be empty. */
  database(content?: 'migrated' | 'empty'): Promise<Kysely<Schema>>;
  stop(): Promise<void>;
}

function createPostgresServer(): PostgresServer {
  const made: string[] = [];
  const open: Kysely<Schema>[] = [];
  const template = `hotline_test_${randomUUID().slice(0, 8)}`;
  let cluster: Cluster | undefined;
  let url = GIVEN_URL ?? '';
  let admin: Client | undefined;

  const create = async (name: string, from?: string): Promise<void> => {
    await admin?.query(`create database ${name}${from === undefined ? '' : ` template ${from}`}`);
    made.push(name);
  };
  const connect = (database: string): Kysely<Schema> => {
    const at = new URL(url);
    at.pathname = `/${database}`;
    const pool = new Pool({ connectionString: at.href, types });
    // A connection that is closing may still hear that the server stops; by then nobody waits for it.
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
    });
    return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  };

  return {
    start: async () => {
      if (GIVEN_URL === undefined) {
        cluster = await startCluster();
        url = cluster.url;
      }
      admin = new Client({ connectionString: url });
      await admin.connect();
      await create(template);
      const db = connect(template);
      await migrate(db);
      await db.destroy();
    },
    database: async (content = 'migrated') => {
      const name = `${template}_${String(made.length)}`;
      await create(name, content === 'migrated' ? template : undefined);
      const db = connect(name);
      open.push(db);
      return db;
    },
    stop: async () => {
      await Promise.all(open.map(async (db) => await db.destroy()));
      // A private cluster goes as a whole.
      if (cluster === undefined) {
        for (const name of made.toReversed())
          await admin?.query(`drop database ${name} with (force)`);
      }
      await admin?.end();
      await cluster?.stop();
    },
  };
}

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === POSTGRES_INT8_OID ? parseInt8 : pgTypes.getTypeParser(oid, format),
};

interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** A cluster of the machine's own binaries, on loopback alone, for as long as the tests run. */
async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-pg-'));
  const user = userToRunAs();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(BINARIES, 'initdb'),
    ['-D', data, '-U', 'hotline', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    { ...user, cwd: folder, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'shared_buffers=16MB'];
  const server = spawn(
    join(BINARIES, 'postgres'),
    ['-D', data, '-k', folder, '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(server);
  return {
    url: `postgres://hotline@127.0.0.1:${String(port)}/postgres`,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function userToRunAs(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Its own log says when it takes connections. */
async function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => {
      reject(new Error(`PostgreSQL ended at once: ${said}`));
    });
  });
}
