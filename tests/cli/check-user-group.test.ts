import { afterEach, describe, expect, it } from '@jest/globals';
import { checkUserGroup } from '../../src/cli/check-user-group.ts';
import { clientOf, startDouble, stopAll } from '../support/slack-double-start.ts';

afterEach(stopAll);

async function checking() {
  const double = await startDouble({
    workspace: {
      name: 'Example Lab',
      users: [{ id: 'U1', name: 'alpha', realName: 'Alpha' }],
      channels: [],
      groups: [{ handle: 'visit-oncall' }, { handle: 'asleep', disabled: true }],
    },
  });
  return { double, check: async (name: string) => await checkUserGroup(clientOf(double), name) };
}

describe('hotline doctor, about the user group', () => {
  it.each([
    ['visit-oncall', 'good', 'found; '],
    ['asleep', 'bad', 'the user group is disabled: enable it'],
    ['nowhere', 'bad', 'there is no such user group: make it in Slack'],
  ])('finds @%s %s', async (name, state, detail) => {
    const { check } = await checking();
    expect(await check(name)).toEqual({ state, detail: expect.stringContaining(detail) });
  });

  it.each([
    ['missing_scope', 'bad', 'the token lacks usergroups:read'],
    ['plan_upgrade_required', 'warning', 'the channel’s topic stands in'],
    ['fatal_error', 'bad', 'fatal_error: the user group cannot be read'],
  ])('explains %s', async (error, state, detail) => {
    const { double, check } = await checking();
    const rule = { method: 'usergroups.list', probability: 1, kind: 'refused', error } as const;
    double.setFaults({ seed: 1, rules: [rule] });
    const found = { state, detail: expect.stringContaining(detail) };
    expect(await check('visit-oncall')).toEqual(found);
  });
});
