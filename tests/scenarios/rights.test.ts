import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTION, FORM, SHORTCUT } from '../../src/adapters/slack/ids.ts';
import { FORM_ROWS } from '../support/rights-forms.ts';
import {
  ACTION_ROWS,
  type Made,
  type Right,
  type Row,
  SHORTCUT_ROWS,
  VERB_ROWS,
} from '../support/rights-table.ts';
import { type Kind, type RightsWorld, startRightsWorld, WHO } from '../support/rights-world.ts';
import { until } from '../support/slack-double-start.ts';

type Attempt = Row & { readonly name: string; readonly as: (kind: Kind) => Promise<unknown> };

/** Where somebody may not do it, it is refused and kept; where they may, it is not. */
function mayDo(kind: Kind, may: Right): boolean | 'it depends' {
  if (kind === 'stranger' || kind === 'guest') return false;
  switch (may) {
    case 'anybody':
    case 'reading':
      return true;
    case 'team':
      return kind === 'member' || kind === 'admin';
    case 'admin':
      return kind === 'admin';
    case 'parties':
      return 'it depends';
  }
}

describe.each(['socket', 'http'] as const)('rights, over %s', (mode) => {
  let world: RightsWorld;
  let attempts: readonly Attempt[];

  beforeAll(async () => {
    world = await startRightsWorld(mode);
    for (let n = 1; n <= 21; n++) await world.command('outsider', `report Question ${String(n)}`);
    await world.command('admin', 'merge 15 into 16');
    await world.app.store.transaction(async (tx) => {
      await tx.callBacks.put(1, { phone: '2-4847', reference: undefined });
    });
    attempts = attemptsIn(await make());
  });
  afterAll(async () => {
    await world.end();
  });

  /** What buttons and forms are about. */
  async function make(): Promise<Made> {
    const slack = world.slack.inject;
    await slack.command({
      user: 'U04DELTA',
      channel: 'visit-live',
      text: 'swap <@U06FOXTROT> 8 Feb for 15 Feb',
    });
    await slack.command({ user: 'U01ALPHA', channel: 'visit-live', text: 'cover 14 Jan' });
    await slack.command({ user: 'U01ALPHA', channel: 'visit-live', text: 'plan 2' });
    await world.app.engine.settle();
    const shown = () => JSON.stringify(world.slack.ledger().map((entry) => entry.blocks ?? []));
    await until(() => shown().includes(ACTION.publishDraft), 'the plan is shown');
    await world.app.engine.settle();
    const blocks = shown();
    const valueOf = (action: string): string =>
      new RegExp(`"action_id":"${action}","value":"([^"]+)"`, 'u').exec(blocks)?.[1] ?? 'none';
    return {
      swap: valueOf(ACTION.swapAccept),
      offer: valueOf(ACTION.coverTake),
      draft: valueOf(ACTION.publishDraft),
    };
  }

  function attemptsIn(made: Made): readonly Attempt[] {
    const idOf = (ids: object, key: string): string => {
      const id: unknown = new Map<string, unknown>(Object.entries(ids)).get(key);
      return typeof id === 'string' ? id : key;
    };
    return [
      ...Object.entries(VERB_ROWS).map(([verb, { words, ...row }]) => ({
        ...row,
        name: `/oncall ${verb}`,
        as: async (kind: Kind) => await world.command(kind, `${verb} ${words}`.trim()),
      })),
      ...Object.entries(ACTION_ROWS).map(([key, { value, isMenu, ...row }]) => ({
        ...row,
        name: `button ${key}`,
        as: async (kind: Kind) => {
          const pressed = typeof value === 'string' ? value : value(made);
          await world.press(kind, idOf(ACTION, key), pressed, isMenu);
        },
      })),
      ...Object.entries(FORM_ROWS).map(([key, { metadata, values = {}, ...row }]) => ({
        ...row,
        name: `form ${key}`,
        as: async (kind: Kind) => {
          const data = typeof metadata === 'function' ? metadata(made) : metadata;
          await world.submit(kind, idOf(FORM, key), data, values);
        },
      })),
      ...Object.entries(SHORTCUT_ROWS).map(([key, { isOnMessage, ...row }]) => ({
        ...row,
        name: `shortcut ${key}`,
        as: async (kind: Kind) => {
          await world.shortcut(kind, idOf(SHORTCUT, key), isOnMessage);
        },
      })),
    ];
  }

  /** What went otherwise than the table says, for everything that one kind of person can try. */
  async function wrongs(kind: Kind): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { name, may, real, late, as } of attempts) {
      const before = { owned: world.owned(), refused: world.refusals().length };
      await as(kind);
      if (late) {
        await until(
          () => world.owned() !== before.owned || world.refusals().length > before.refused,
          `something comes of ${name}`,
        );
      }
      const isChanged = world.owned() !== before.owned;
      const refused = world.refusals().slice(before.refused);
      if (refused.some(({ userId }) => userId !== WHO[kind]))
        found.push(`${name}: another was refused`);
      const allowed = mayDo(kind, may);
      if (allowed === false && isChanged) found.push(`${name}: was done`);
      if (allowed === false && refused.length === 0) found.push(`${name}: is not kept as refused`);
      if (allowed === true && refused.length > 0) found.push(`${name}: was refused`);
      if (allowed === true && may === 'reading' && isChanged)
        found.push(`${name}: changed something`);
      // Of what only a team may do, each of its kinds of people does it once: the first shows that it is real.
      if (allowed === true && real && !isChanged && isFirst(kind, may))
        found.push(`${name}: did nothing`);
      if (allowed === 'it depends' && isChanged && (kind === 'outsider' || kind === 'other')) {
        found.push(`${name}: was done`);
      }
    }
    return found;
  }

  const isFirst = (kind: Kind, may: Right): boolean =>
    may === 'anybody' ? kind === 'outsider' : kind === (may === 'team' ? 'member' : 'admin');

  // In this order: whoever may do something changes what the next would find.
  it.each(['stranger', 'guest', 'outsider', 'other', 'member', 'admin'] as const)(
    'lets a person of the kind %s do what the table says, and nothing else',
    async (kind) => {
      expect(await wrongs(kind)).toEqual([]);
    },
  );
});
