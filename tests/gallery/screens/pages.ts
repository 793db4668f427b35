import { markRepeat } from '../../../src/adapters/slack/views/mark-repeat.ts';
import { adminNotice, reminderMessage } from '../../../src/adapters/slack/views/notices.ts';
import { pageMention, pageMessage, pageToChannel } from '../../../src/adapters/slack/views/page.ts';
import {
  contactMadeMessage,
  redirectedMessage,
  sendOnMessage,
} from '../../../src/adapters/slack/views/redirect.ts';
import type { PageFacts } from '../../../src/features/incident/page-facts.ts';
import { at, ZONE } from '../../support/fixtures.ts';
import type { Screen, World } from '../world.ts';
import { statesOf } from './incidents.ts';

export const facts = (changes: Partial<PageFacts> = {}): PageFacts => ({
  page: { step: 0, times: 1, late: undefined },
  to: 'U04DELTA',
  outage: undefined,
  mayRepeat: undefined,
  next: { whom: 'foxtrot is paged', at: at('2027-01-12 10:44') },
  againAt: at('2027-01-12 10:34'),
  ...changes,
});

/** What asks something of somebody: reminders, pages, and what came to the wrong person. */
export function pageScreens(world: World): readonly Screen[] {
  const { say, call, view, now, alpha } = world;
  const states = statesOf(world);
  const overdue = view(states['overdue, and paged'], { minutesLeft: -10 });
  const late = facts({
    page: { step: 0, times: 1, late: { dueAt: at('2027-01-12 09:50'), reason: 'down' } },
    outage: { from: at('2027-01-12 09:40'), to: at('2027-01-12 10:00') },
    mayRepeat: at('2027-01-12 09:50'),
  });
  return [
    { of: 'page/pageMessage', state: 'first', view: pageMessage(overdue, facts()) },
    {
      of: 'page/pageMessage',
      state: 'late, may be a repeat, nobody else to ask',
      view: pageMessage(overdue, { ...late, next: undefined }),
    },
    {
      of: 'page/pageMention',
      state: 'in the thread',
      view: pageMention('U04DELTA', overdue, facts()),
    },
    {
      of: 'page/pageToChannel',
      state: 'to everybody',
      view: pageToChannel(overdue, facts(), undefined),
    },
    {
      of: 'page/pageToChannel',
      state: 'somebody cannot be reached',
      view: pageToChannel(overdue, facts(), {
        userId: 'U04DELTA',
        name: call('delta'),
        why: 'account_inactive',
      }),
    },
    {
      of: 'mark-repeat/markRepeat',
      state: 'a page',
      view: markRepeat(pageMessage(overdue, facts()), now, ZONE),
    },
    {
      of: 'notices/reminderMessage',
      state: 'with a backup',
      view: reminderMessage(view(), call('delta')),
    },
    {
      of: 'notices/reminderMessage',
      state: 'without one',
      view: reminderMessage(view(), undefined),
    },
    {
      of: 'notices/adminNotice',
      state: 'a page is refused',
      view: adminNotice(
        {
          about: 'page-refused',
          unreachable: { userId: 'U04DELTA', name: call('delta'), why: 'account_inactive' },
        },
        view(),
      ),
    },
    {
      of: 'notices/adminNotice',
      state: 'nobody is on duty',
      view: adminNotice({ about: 'nobody-on-duty' }, view()),
    },
    {
      of: 'notices/adminNotice',
      state: 'the log cannot be written',
      view: adminNotice({ about: 'log-refused', why: say('archived') }, view()),
    },
    {
      of: 'redirect/sendOnMessage',
      state: 'to whoever was asked',
      view: sendOnMessage(view(), { primary: alpha, backup: world.delta }),
    },
    {
      of: 'redirect/redirectedMessage',
      state: 'to the primary',
      view: redirectedMessage(view(states['sent on by somebody'])),
    },
    {
      of: 'redirect/contactMadeMessage',
      state: 'to whoever was asked',
      view: contactMadeMessage(view({ ...states['answered'], ...states['sent on by somebody'] })),
    },
  ];
}
