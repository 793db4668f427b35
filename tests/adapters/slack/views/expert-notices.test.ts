import { describe, expect, it } from '@jest/globals';
import { expertAskNotice } from '../../../../src/adapters/slack/views/expert-notices.ts';
import type { ExpertAskView } from '../../../../src/features/experts/ask-view.ts';
import { ALPHA, at, FOXTROT, incident, newResponder, visit } from '../../../support/fixtures.ts';

function view(isRestricted: boolean, topic: string | undefined): ExpertAskView {
  const now = at('2027-01-12 09:00');
  return {
    team: visit(),
    incident: incident({ title: 'Secret <!channel> & <@U1>', description: 'Secret too' }),
    owner: { id: 'a', ...newResponder(ALPHA) },
    expert: { id: 'f', ...newResponder(FOXTROT) },
    isRestricted,
    next: undefined,
    ask: {
      id: 'ask-1',
      team: 'visit',
      incident: 41,
      askedBy: ALPHA,
      forId: 'a',
      toId: 'f',
      topic,
      requestedAt: now,
      state: 'asked',
      offer: {
        times: [at('2027-01-12 10:00')],
        answerBy: at('2027-01-12 10:00'),
        zones: { expert: 'Europe/Zurich' },
        unread: { expert: 'its server answers 404' },
      },
      meetsAt: undefined,
      isOverdue: false,
      settled: undefined,
    },
  };
}

const blocks = (given: ExpertAskView): string =>
  JSON.stringify(expertAskNotice(given, 'expert').blocks);

describe('the request to an expert', () => {
  it('names person and deadline first, and its buttons are in the expert’s own zone', () => {
    const message = expertAskNotice(view(false, 'mesh'), 'expert');
    expect(message.text).toBe(
      'alpha asks for your help with INC-41, about mesh: please answer by Tue 12 Jan, 10:00 PST.',
    );
    expect(blocks(view(false, 'mesh'))).toContain('"text":"Tue 12 Jan, 19:00 GMT+1"');
    expect(blocks(view(false, 'mesh'))).toContain('its server answers 404');
  });

  it('makes no mention of what people wrote', () => {
    expect(blocks(view(false, '<!here>'))).not.toMatch(/<!channel|<!here|<@U1/u);
  });

  it('says nothing of a restricted incident but its number', () => {
    expect(blocks(view(true, undefined))).not.toContain('Secret');
    expect(blocks(view(true, undefined))).toContain('restricted environment');
  });
});
