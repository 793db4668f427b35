import { teamNotice } from '../../../src/adapters/slack/views/team-notices.ts';
import type { MailNotice } from '../../../src/domain/mail/notice.ts';
import { CONTACT_WAY_KINDS } from '../../../src/domain/paging/contact-way.ts';
import type { PlainNotice } from '../../../src/domain/rotation/notice.ts';
import { many, type Screen, type World } from '../world.ts';

/** The view that makes each kind of notice. */
const VIEW: Readonly<Record<PlainNotice['about'], string>> = {
  cover: 'cover-notices/coverNotice',
  'cover-ended': 'cover-notices/coverEndedNotice',
  'weeks-changed': 'plan-notices/planNotice',
  'plan-published': 'plan-notices/planNotice',
  'days-off': 'plan-notices/planNotice',
  'duty-ahead': 'duty-notices/dutyAheadNotice',
  graduated: 'duty-notices/graduatedNotice',
  unreachable: 'reach-notices/reachNotice',
  'sign-refused': 'sign-notices/signNotice',
  'fruit-refused': 'fruit/fruitRefused',
  'pairs-broken': 'people-notices/peopleNotice',
  'incidents-passed': 'people-notices/peopleNotice',
  'scopes-missing': 'access-notices/accessNotice',
  'channel-closed': 'access-notices/accessNotice',
  'customer-mail': 'mail-notices/mailNotice',
  'plan-ends': 'week/week-notices/planEndsNotice',
  'test-pages': 'way-notices/wayNotice',
  'ways-unconfirmed': 'way-notices/wayNotice',
};

export function noticeScreens({ team, names, say, call, now }: World): readonly Screen[] {
  const later = now + 3_600_000;
  const seats = many(
    (n) => ({ week: '2027-02-08', role: n % 2 === 0 ? ('primary' as const) : ('backup' as const) }),
    12,
  );
  const mail = (trouble: MailNotice['trouble']): MailNotice => ({
    about: 'customer-mail',
    handoff: 'h-1',
    incidents: many((n) => n + 1),
    address: 'dana@lab.example.org',
    trouble,
    why: trouble === 'unclear' ? 'the connection ended' : say('550 no such user'),
  });
  const notices: Readonly<Record<string, PlainNotice>> = {
    'a cover': {
      about: 'cover',
      kind: 'cover',
      role: 'primary',
      by: 'U04DELTA',
      insteadOf: 'U01ALPHA',
      from: now,
      to: later,
    },
    'a cover ended': {
      about: 'cover-ended',
      role: 'primary',
      by: 'U04DELTA',
      held: 'U04DELTA',
      now: 'U01ALPHA',
      calledOff: undefined,
    },
    'weeks changed': {
      about: 'weeks-changed',
      before: seats,
      now: seats,
      away: { userId: 'U06FOXTROT', from: '2027-02-08', to: '2027-02-12' },
    },
    'weeks changed, with nothing left': {
      about: 'weeks-changed',
      before: seats,
      now: [],
      away: undefined,
      because: { kind: 'leaves', people: many(() => 'U06FOXTROT') },
    },
    'a plan is published': { about: 'plan-published', by: 'U01ALPHA', until: '2027-05-03' },
    'days off by an admin': {
      about: 'days-off',
      by: 'U01ALPHA',
      from: '2027-02-08',
      to: '2027-02-12',
      taken: true,
    },
    'a week is coming': {
      about: 'duty-ahead',
      week: '2027-01-18',
      opensAt: later,
      primary: 'U01ALPHA',
      backup: 'U04DELTA',
      newcomer: 'primary',
      reader: 'both',
    },
    'a week is coming, with nobody as backup': {
      about: 'duty-ahead',
      week: '2027-01-18',
      opensAt: later,
      primary: 'U01ALPHA',
      backup: undefined,
      newcomer: undefined,
      reader: 'primary',
    },
    'a newcomer graduates': { about: 'graduated', who: 'U04DELTA', weeks: 3 },
    'somebody cannot be paged': {
      about: 'unreachable',
      who: 'U04DELTA',
      role: 'primary',
      opensAt: later,
      troubles: [
        'no-account',
        'deactivated',
        'bot',
        'no-direct-message',
        'not-in-channel',
        'no-login',
        'email-closed',
        'push-closed',
        'sms-closed',
        'voice-closed',
      ],
      isReachable: false,
      reader: 'other',
    },
    'a user group is refused': { about: 'sign-refused', sign: 'group', why: 'permission_denied' },
    'a topic is refused': { about: 'sign-refused', sign: 'topic', why: say('restricted_action') },
    'an issue cannot be assigned': {
      about: 'fruit-refused',
      repository: 'visit-dav/visit',
      number: 7,
      title: say('Typo'),
      trouble: { why: 'taken', detail: call('bravo-gh') },
    },
    'pairs nobody can mend': {
      about: 'pairs-broken',
      lines: many((n) => say(`Mon ${String(n)}: two newcomers`)),
    },
    'incidents passed on': {
      about: 'incidents-passed',
      from: 'U04DELTA',
      incidents: many((n) => n + 1),
    },
    'scopes are missing': { about: 'scopes-missing', scopes: many((n) => `scope:${String(n)}`) },
    'a mail is refused': mail('refused'),
    'a mail may have arrived': mail('unclear'),
    'a mail waits for the server': mail('late'),
    'a week has nobody': {
      about: 'plan-ends',
      week: '2027-02-08',
      opensAt: later,
      missing: ['primary', 'backup'],
    },
    'a week has no backup': {
      about: 'plan-ends',
      week: '2027-02-08',
      opensAt: later,
      missing: ['backup'],
    },
    'test pages go out': { about: 'test-pages', kinds: CONTACT_WAY_KINDS },
    'nobody has confirmed': {
      about: 'ways-unconfirmed',
      people: many((n) => ({ userId: `U5${String(n)}`, kinds: CONTACT_WAY_KINDS })),
    },
    'a channel is closed': {
      about: 'channel-closed',
      channel: say('visit-live'),
      trouble: 'archived',
    },
  };
  return Object.entries(notices).map(([state, notice]) => ({
    of: VIEW[notice.about],
    state,
    view: teamNotice(notice, team, names),
  }));
}
