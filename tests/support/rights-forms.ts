import type { FORM } from '../../src/adapters/slack/ids.ts';
import { day, type Made, option, type Row, text, time } from './rights-table.ts';
import { type Values, WHO } from './rights-world.ts';
import { at } from './scenario.ts';

/** A form that has buttons, and nothing to submit. */
type WithoutSubmit = 'mailReview';

export const FORM_ROWS: Readonly<
  Record<
    Exclude<keyof typeof FORM, WithoutSubmit>,
    Row & { readonly metadata: object | ((made: Made) => object); readonly values?: Values }
  >
> = {
  report: {
    may: 'anybody',
    metadata: { team: 'visit' },
    values: {
      title: text('Contour plot crashes'),
      contact: option('call'),
      severity: option('normal'),
      came_in: time('2027-01-12 09:00'),
    },
    real: true,
  },
  reportRestricted: {
    may: 'anybody',
    metadata: { team: 'visit' },
    values: {
      environment: option('scf'),
      call_back: text('2-4847'),
      required_response: option('60'),
      came_in: time('2027-01-12 09:00'),
    },
    real: true,
  },
  addToIncident: {
    may: 'parties',
    metadata: { message: 'none' },
    values: { incident: option('17') },
  },
  chooseTeam: {
    may: 'reading',
    metadata: { purpose: 'report' },
    values: { team: option('visit') },
  },
  resolve: {
    may: 'team',
    metadata: { number: 17 },
    values: { summary: text('Done') },
    real: true,
  },
  reopen: { may: 'team', metadata: { number: 17 }, values: { why: text('It is back') } },
  postmortem: {
    may: 'team',
    metadata: { number: 1, version: 0 },
    values: { happened: text('x') },
  },
  mailEdit: {
    may: 'parties',
    metadata: { handoff: 'none', mail: 'none', isRestricted: false },
    values: { subject: text('x'), text: text('x') },
  },
  reach: {
    may: 'team',
    metadata: { team: 'visit' },
    values: {
      reach_kind: option('email'),
      reach_address: text('somebody@example.org'),
      reach_after: option('5'),
    },
  },
  onItUntil: {
    may: 'team',
    metadata: { number: 18 },
    values: { until: time('2027-01-12 14:00') },
    real: true,
  },
  stepUp: {
    may: 'team',
    metadata: { number: 19 },
    values: { until: time('2027-01-12 12:00'), open_incidents: option('none') },
    real: true,
  },
  swap: {
    may: 'parties',
    metadata: { team: 'visit' },
    values: { gives: option('2027-02-08'), gets: option('U06FOXTROT/2027-02-15') },
  },
  swapConfirm: {
    may: 'parties',
    metadata: {
      team: 'visit',
      wish: { withUser: 'U06FOXTROT', gives: '2027-02-08', gets: '2027-02-15' },
      override: [],
    },
  },
  cover: {
    may: 'team',
    metadata: { team: 'visit' },
    values: {
      from: time('2027-01-26 08:00'),
      to: time('2027-01-26 12:00'),
      coverer: option('everybody'),
    },
  },
  coverConfirm: {
    may: 'team',
    metadata: {
      team: 'visit',
      wish: { from: at('2027-01-27 08:00'), to: at('2027-01-27 12:00') },
      override: [],
    },
  },
  handOff: {
    may: 'parties',
    metadata: { handoff: 'none', number: 1 },
    values: { note: text('x') },
  },
  whatIf: {
    may: 'team',
    metadata: { team: 'visit' },
    values: { changes: text('bravo leaves 1 Mar') },
  },
  expertLater: {
    may: 'parties',
    metadata: { ask: 'none' },
    values: { time: time('2027-01-13 09:00') },
  },
  expertDecline: { may: 'parties', metadata: { ask: 'none' }, values: { reason: text('x') } },
  away: {
    may: 'team',
    metadata: { team: 'visit' },
    values: { from: day('2027-05-10'), to: day('2027-05-11') },
    real: true,
  },
  awayConfirm: { may: 'admin', metadata: ({ draft }) => ({ draft }) },
  peopleAdd: {
    may: 'admin',
    metadata: { team: 'visit' },
    values: {
      people: { type: 'multi_users_select', selected_users: [WHO.outsider] },
      level: option('newcomer'),
      weight: text('1'),
    },
    late: true,
  },
  personChange: {
    may: 'admin',
    metadata: { team: 'visit', userId: 'U03CHARLIE' },
    values: { github: text('charlie-hub'), email: text('charlie@example.org') },
    late: true,
  },
  rosterConfirm: { may: 'admin', metadata: ({ draft }) => ({ draft }) },
};
