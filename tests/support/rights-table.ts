import type { ACTION, SHORTCUT } from '../../src/adapters/slack/ids.ts';
import type { Verb } from '../../src/adapters/slack/parse-command.ts';
import { at } from './scenario.ts';

/**
 * Who may do something. `reading` shows something, or opens a form that decides nothing; `parties` is for those alone
 * whom it concerns, which a test of its own looks at (exchange-rights, handoff, experts).
 */
export type Right = 'anybody' | 'reading' | 'team' | 'admin' | 'parties';

/** `real`: done by somebody who may, it changes something. So what is refused to others would have been done. */
export interface Row {
  readonly may: Right;
  readonly real?: true;
  /** What comes of it comes after the acknowledgement. */
  readonly late?: true;
}

export const text = (value: string): object => ({ type: 'plain_text_input', value });
export const time = (local: string): object => ({
  type: 'datetimepicker',
  selected_date_time: at(local) / 1_000,
});
export const day = (date: string): object => ({ type: 'datepicker', selected_date: date });
export const option = (value: string): object => ({
  type: 'static_select',
  selected_option: { value },
});

export const VERB_ROWS: Readonly<Record<Verb, Row & { readonly words: string }>> = {
  help: { may: 'reading', words: '' },
  report: { may: 'anybody', words: 'Contour plot crashes', real: true },
  redirect: { may: 'anybody', words: 'Dana Reed, dana@example.org: crash', real: true },
  list: { may: 'reading', words: '' },
  show: { may: 'reading', words: '1' },
  who: { may: 'reading', words: 'tomorrow' },
  known: { may: 'reading', words: '1' },
  fruit: { may: 'reading', words: '' },
  paths: { may: 'reading', words: '1' },
  people: { may: 'admin', words: 'set <@U03CHARLIE> level veteran', late: true },
  schedule: { may: 'reading', words: '4' },
  calendar: { may: 'team', words: '' },
  experts: { may: 'team', words: 'me mesh', real: true },
  plan: { may: 'team', words: '2' },
  swap: { may: 'parties', words: '<@U06FOXTROT> 11 Jan for 25 Jan' },
  cover: { may: 'team', words: '5 Mar' },
  delegate: { may: 'parties', words: 'until 10:00' },
  stepup: { may: 'parties', words: 'until 10:00' },
  // Before `ask`, which is for the owner, the pair on duty and admins: bravo is primary from here on.
  take: { may: 'team', words: 'until 11:00', real: true },
  ask: { may: 'team', words: '2 <@U08HOTEL>' },
  back: { may: 'parties', words: '' },
  handoff: { may: 'parties', words: '' },
  away: { may: 'team', words: '3 May - 4 May', real: true },
  onit: { may: 'team', words: '2', real: true },
  responded: { may: 'team', words: '3', real: true },
  resolve: { may: 'reading', words: '3' },
  escalate: { may: 'team', words: '4', real: true },
  merge: { may: 'team', words: '5 into 6', real: true },
  reopen: { may: 'team', words: '3' },
  postmortem: { may: 'team', words: '1' },
  mail: { may: 'reading', words: 'preview' },
  stats: { may: 'team', words: '13 weeks by person' },
  week: { may: 'reading', words: 'next' },
  reach: { may: 'team', words: '' },
};

export interface Made {
  readonly swap: string;
  readonly offer: string;
  readonly draft: string;
}

export const ACTION_ROWS: Readonly<
  Record<
    keyof typeof ACTION,
    Row & { readonly value: string | ((made: Made) => string); readonly isMenu?: true }
  >
> = {
  onIt: { may: 'team', value: '7', real: true },
  answered: { may: 'team', value: '8', real: true },
  onItUntil: { may: 'reading', value: '9' },
  ownerOnIt: { may: 'team', value: '9', real: true },
  more: { may: 'team', value: 'escalate 10', isMenu: true, real: true },
  paths: { may: 'reading', value: '1' },
  resolve: { may: 'reading', value: '1' },
  show: { may: 'reading', value: '1' },
  report: { may: 'reading', value: 'visit' },
  list: { may: 'reading', value: 'visit' },
  listNewer: {
    may: 'reading',
    value: JSON.stringify({ team: 'visit', words: '', from: 'latest' }),
  },
  listOlder: {
    may: 'reading',
    value: JSON.stringify({ team: 'visit', words: '', from: 'latest' }),
  },
  known: { may: 'reading', value: '1' },
  knownLink: {
    may: 'team',
    value: JSON.stringify({ incident: 11, wish: { kind: 'incident', number: 12 } }),
    real: true,
  },
  merge: { may: 'team', value: '13 14', real: true },
  unmerge: { may: 'team', value: '15', real: true },
  fruitClaim: {
    may: 'team',
    value: JSON.stringify({
      team: 'visit',
      issue: { repository: 'visit-dav/visit', number: 1, url: 'https://github.com/x', title: 'x' },
    }),
  },
  callBack: { may: 'team', value: '1' },
  reportShared: { may: 'reading', value: 'visit none' },
  swapAccept: { may: 'parties', value: ({ swap }) => swap },
  swapDecline: { may: 'parties', value: ({ swap }) => swap },
  swapWithdraw: { may: 'parties', value: ({ swap }) => swap },
  coverTake: { may: 'parties', value: ({ offer }) => offer },
  coverTakeAnyway: { may: 'parties', value: ({ offer }) => offer },
  coverDecline: { may: 'parties', value: ({ offer }) => offer },
  coverWithdraw: { may: 'parties', value: ({ offer }) => offer },
  stepUp: { may: 'reading', value: '1' },
  handOff: { may: 'reading', value: 'none 1' },
  handoffKeep: { may: 'parties', value: 'none 1' },
  handoffNow: { may: 'parties', value: 'none' },
  handoffAccept: { may: 'parties', value: 'none' },
  publishDraft: { may: 'admin', value: ({ draft }) => draft },
  planReasons: { may: 'reading', value: ({ draft }) => draft },
  whatIf: { may: 'reading', value: 'visit' },
  schedule: { may: 'reading', value: 'visit' },
  schedulePicture: { may: 'reading', value: 'visit 4' },
  calendar: { may: 'team', value: 'visit' },
  calendarRenewOwn: { may: 'team', value: 'visit' },
  calendarRenewTeam: { may: 'team', value: 'visit' },
  // Whoever has left may still turn off the address that they have.
  calendarOff: { may: 'parties', value: 'visit' },
  expertSuggest: { may: 'team', value: '16' },
  expertAsk: { may: 'team', value: '16 U08HOTEL parallel' },
  expertTime1: { may: 'parties', value: 'none 0' },
  expertTime2: { may: 'parties', value: 'none 1' },
  expertTime3: { may: 'parties', value: 'none 2' },
  expertNow: { may: 'parties', value: 'none' },
  expertLater: { may: 'reading', value: 'none' },
  expertDecline: { may: 'reading', value: 'none' },
  expertWithdraw: { may: 'parties', value: 'none' },
  expertFile: { may: 'parties', value: 'none' },
  swap: { may: 'team', value: 'visit' },
  cover: { may: 'team', value: 'visit' },
  away: { may: 'team', value: 'visit' },
  awayRemove: { may: 'team', value: 'visit 2027-06-07 2027-06-07' },
  reopen: { may: 'reading', value: '1' },
  postmortem: { may: 'team', value: '1' },
  closeUnanswered: { may: 'team', value: '20', real: true },
  keepOpen: { may: 'team', value: '21' },
  mailReview: { may: 'parties', value: 'none' },
  mailSend: { may: 'parties', value: 'none' },
  mailEdit: { may: 'parties', value: 'none' },
  mailByHand: { may: 'parties', value: 'none' },
  statsShow: { may: 'reading', value: 'visit week' },
  statsByPerson: { may: 'team', value: 'visit week person' },
  statsByCustomer: { may: 'team', value: 'visit week customer' },
  statsByEnvironment: { may: 'reading', value: 'visit week environment' },
  statsPicture: { may: 'team', value: 'visit week picture' },
  reach: { may: 'team', value: 'visit' },
  reachAdd: { may: 'reading', value: 'visit' },
  reachTest: { may: 'parties', value: 'none' },
  reachRemove1: { may: 'parties', value: 'none' },
  reachRemove2: { may: 'parties', value: 'none' },
  reachRemove3: { may: 'parties', value: 'none' },
  peopleAdd: { may: 'reading', value: 'visit' },
  personChange: { may: 'reading', value: 'visit U02BRAVO' },
};

export const SHORTCUT_ROWS: Readonly<
  Record<keyof typeof SHORTCUT, Row & { readonly isOnMessage: boolean }>
> = {
  report: { may: 'reading', isOnMessage: false },
  reportMessage: { may: 'reading', isOnMessage: true },
  addMessage: { may: 'reading', isOnMessage: true },
};
