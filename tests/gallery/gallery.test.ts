import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkMessage } from '../../src/doubles/slack/limits/check-message.ts';
import { checkView } from '../../src/doubles/slack/limits/check-view.ts';
import { allScreens } from './all-screens.ts';
import { DRESSINGS, type Screen } from './world.ts';

/** Views whose messages go to whoever asked, and to nobody else. */
const ANSWERS = /^(?:away|calendar|roster|schedule|help)\//u;

/** What Slack would say of a screen; nothing if it would take it. */
function complaintsAbout({ of, view }: Screen): readonly string[] {
  if ('type' in view) return checkView(view, view.type);
  // What the outbox carries is edited later, and an edit takes less than a post. Answers are never edited.
  const complaint = checkMessage(view, ANSWERS.test(of) ? 'post' : 'update');
  return complaint === undefined ? [] : [complaint.error, ...complaint.problems];
}

describe.each(DRESSINGS)('every screen, with text that is $name', (dressing) => {
  let screens: readonly Screen[] = [];
  beforeAll(async () => {
    screens = await allScreens(dressing);
  });

  it('keeps to Slack’s limits', () => {
    const refused = screens.flatMap((screen) => {
      const complaints = complaintsAbout(screen);
      return complaints.length === 0 ? [] : [[screen.of, screen.state, ...complaints].join(' | ')];
    });
    expect(screens.length).toBeGreaterThan(120);
    expect(refused).toEqual([]);
  });

  it('makes no mention, link or turned-around line of what people wrote', () => {
    const harmful = screens
      .filter(({ view }) => /<!channel>|<@U1>|<http:\/\/evil|\u202e/u.test(mrkdwnOf(view)))
      .map(({ of, state }) => `${of} | ${state}`);
    expect(harmful).toEqual([]);
  });

  it('has words for whoever hears it read, or sees it on a lock screen', () => {
    const silent = screens
      .filter(({ view }) => !('type' in view) && view.text.trim() === '')
      .map(({ of, state }) => `${of} | ${state}`);
    expect(silent).toEqual([]);
  });
});

/** All mrkdwn of a screen, the fallback included; plain text can be no mention, and is left out. */
function mrkdwnOf(view: unknown): string {
  if (Array.isArray(view)) return view.map(mrkdwnOf).join('\n');
  if (typeof view !== 'object' || view === null) return '';
  if ('type' in view && view.type === 'mrkdwn' && 'text' in view) return String(view.text);
  const own = 'text' in view && typeof view.text === 'string' && !('type' in view) ? view.text : '';
  return [own, ...Object.values(view).map(mrkdwnOf)].join('\n');
}
