import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { allScreens } from './all-screens.ts';
import { DRESSINGS } from './world.ts';

const VIEWS = fileURLToPath(new URL('../../src/adapters/slack/views/', import.meta.url));

/** What a view of messages, forms and Home tabs is: an exported function that returns one. */
const VIEW =
  /^export function (\w+)\((?:[^)]|\)(?!:))*\): (?:Message|Form|Home)(?: \| undefined)? \{/gmu;

/** Those that only put something around, or choose, what other views make. */
const NOT_SEEN_ALONE = ['message-form/messageForm', 'team-notices/teamNotice'];

function views(): readonly string[] {
  return readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(`${VIEWS}${file}`, 'utf8').matchAll(VIEW)].map(
        ([, name = '']) => `${file.replace(/\.ts$/u, '')}/${name}`,
      ),
    );
}

it('has every view there is', async () => {
  const [plain] = DRESSINGS;
  const shown = new Set((plain ? await allScreens(plain) : []).map(({ of }) => of));
  const made = views();
  expect(made.length).toBeGreaterThan(90);
  expect(made.filter((view) => !shown.has(view)).toSorted()).toEqual(NOT_SEEN_ALONE);
});
