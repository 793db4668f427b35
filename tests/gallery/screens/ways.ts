import { pageWords, testWords } from '../../../src/adapters/paging/page-words.ts';
import { kindsLine, reachForm, reachMessage } from '../../../src/adapters/slack/views/reach.ts';
import { CONTACT_WAY_KINDS, type ContactWay } from '../../../src/domain/paging/contact-way.ts';
import { pageAnswerWords } from '../../../src/domain/paging/page-answer.ts';
import { letter, many, type Screen, said, type World } from '../world.ts';
import { statesOf } from './incidents.ts';
import { facts } from './pages.ts';

const ADDRESSES = {
  email: `alpha@${'long.'.repeat(50)}example.org`,
  push: `https://ntfy.sh/${'topic'.repeat(50)}`,
  sms: '+19255550100',
  voice: '+19255550100',
} as const;

const ways = (now: number): readonly ContactWay[] =>
  many((n) => {
    const kind = CONTACT_WAY_KINDS[n % 4] ?? 'email';
    return {
      id: `w${String(n)}`,
      userId: 'U01ALPHA',
      kind,
      address: ADDRESSES[kind],
      ...(kind === 'push' ? { format: 'ntfy' as const } : {}),
      afterMinutes: n * 5,
      givenAt: now,
      ...(n > 1 ? { askedAt: now } : {}),
      ...(n > 3 ? { confirmedAt: now } : {}),
    };
  }, 6);

/** How somebody is reached when Slack is closed on their phone. */
export function wayScreens(world: World): readonly Screen[] {
  const { call, team, view, now } = world;
  const overdue = view(statesOf(world)['overdue, and paged'], { minutesLeft: -10 });
  return [
    {
      of: 'reach/reachMessage',
      state: 'no other way yet',
      view: reachMessage(team, { ok: true, ways: [] }),
    },
    {
      of: 'reach/reachMessage',
      state: 'six ways',
      view: reachMessage(team, { ok: true, ways: ways(now) }),
    },
    ...(['added', 'removed', 'tested'] as const).map((what) => ({
      of: 'reach/reachMessage',
      state: what,
      view: reachMessage(team, {
        ok: true,
        ways: ways(now).slice(0, 1),
        done: { what, kind: 'sms' },
      }),
    })),
    { of: 'reach/reachForm', state: 'empty', view: reachForm(team, CONTACT_WAY_KINDS) },
    {
      of: 'reach/kindsLine',
      state: 'what an admin sees of somebody',
      view: said(kindsLine(call('delta'), CONTACT_WAY_KINDS)),
    },
    ...CONTACT_WAY_KINDS.flatMap((kind) => [
      {
        of: 'paging/pageWords',
        state: `a page by ${kind}`,
        view: letter(pageWords(overdue, facts(), kind)),
      },
      { of: 'paging/testWords', state: `a test page by ${kind}`, view: letter(testWords(kind)) },
    ]),
    {
      of: 'paging/pageAnswerWords',
      state: 'too late',
      view: letter({
        title: '',
        text: pageAnswerWords({ kind: 'too-late', number: 41, name: call('delta'), did: 'took' }),
      }),
    },
  ];
}
