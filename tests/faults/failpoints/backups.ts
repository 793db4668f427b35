import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteBackups } from '../../../src/adapters/database/backup.ts';
import type { Chore } from '../../../src/ports/jobs.ts';
import type { Death } from './death.ts';

/** Bot time between two backups: two seconds of the wall's. The real ones are made once a day. */
const EVERY_MS = 80_000;

const KEEP = 1_000;

/** The bot's own backups, much more often. */
export function frequentBackups(databaseFile: string, folder: string, death: Death): Chore {
  const backups = sqliteBackups({ file: databaseFile, folder, keep: KEEP });
  return {
    name: 'campaign-backup',
    scope: 'chore',
    catchUp: 'none',
    timetable: (now) => {
      const number = Math.floor(now / EVERY_MS);
      const occasion = (n: number) => ({ period: String(n), dueAt: n * EVERY_MS });
      return { latest: occasion(number), next: occasion(number + 1) };
    },
    perform: async ({ period }) => {
      let isCopying = true;
      const making = backups.make(period).finally(() => {
        isCopying = false;
      });
      const look = (): void => {
        if (!isCopying) return;
        if (partials(folder).length > 0) death.at('backup-half');
        setImmediate(look);
      };
      look();
      await making;
    },
  };
}

const partials = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.partial')) : [];

/** What is wrong with finished backups: whatever stands under its final name has to be whole. */
export function judgeBackups(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      const copy = new Database(join(folder, name), { readonly: true });
      try {
        const verdict = String(copy.pragma('integrity_check', { simple: true }));
        return verdict === 'ok' ? [] : [`the backup ${name} is not whole: ${verdict}`];
      } finally {
        copy.close();
      }
    });
}
