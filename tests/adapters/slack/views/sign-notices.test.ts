import { describe, expect, it } from '@jest/globals';
import { signNotice } from '../../../../src/adapters/slack/views/sign-notices.ts';
import { visit } from '../../../support/fixtures.ts';

const TEAM = visit({ signs: { userGroup: 'visit-oncall', topic: true } });

const words = (sign: 'group' | 'topic', why: string): string =>
  JSON.stringify(signNotice({ about: 'sign-refused', sign, why }, TEAM).blocks);

describe('the word that Slack refuses to show who is on duty', () => {
  it.each([
    ['group', 'permission_denied', 'Let everybody change them (Workspace settings'],
    ['group', 'plan_upgrade_required', 'user groups come with Slack’s paid plans'],
    ['group', 'no_such_subteam', 'Correct `user_group` in `hotline.yml`'],
    ['group', 'disabled', 'Enable it in Slack'],
    ['group', 'invalid_users', 'neither guests nor deactivated accounts'],
    ['topic', 'no_room', 'a topic has at most 250 characters'],
    ['topic', 'restricted_action', 'set `topic: false`'],
    ['topic', 'something_new', 'Slack says “something_new”'],
  ] as const)('says of the %s how to mend %s', (sign, why, remedy) => {
    expect(words(sign, why)).toContain(remedy);
  });

  it('says what stands in for the group', () => {
    expect(words('group', 'permission_denied')).toContain(
      'Until then it stays as it is; the channel’s topic and `/oncall` say who is on duty.',
    );
  });
});
