import type { ListWish } from '../../../domain/search/list-wish.ts';
import type { IncidentPage, ListFrom } from '../../../features/finding/find-incidents.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { stateLine } from './incident-card.ts';
import { mark, titleLine } from './incident-words.ts';
import { counted, cut, safeLine } from './text.ts';

/** Ten of these stay below what Slack takes in one message. */
const LINE_LIMIT = 700;

/** `/oncall list`: one page of what was asked for, with buttons to the pages before and after it. */
export function incidentList(page: IncidentPage, words: string): Message {
  const { views, older, newer, team } = page;
  const heading = headingOf(page);
  if (views.length === 0) return nothing(page, heading);
  const turn = (label: string, action: string, from: ListFrom) =>
    button(label, action, pageValue({ team: team.key, words, from }));
  const buttons = [
    ...(newer ? [turn('Newer', ACTION.listNewer, newer)] : []),
    ...(older ? [turn('Older', ACTION.listOlder, older)] : []),
  ];
  return {
    text: heading,
    blocks: [
      section(`*${heading}*`),
      ...views.map(lineOf),
      ...(buttons.length > 0 ? [actions('list', ...buttons)] : []),
      context(
        '`/oncall list` with `mine`, `week`, `all`, `customer Reed` or words shows others; `/oncall show INC-12` one in full.',
      ),
    ],
  };
}

function lineOf(view: IncidentView) {
  const { incident } = view;
  return {
    ...section(cut(`${mark(view)} *${titleLine(incident)}*\n${stateLine(view)}`, LINE_LIMIT)),
    accessory: button('Show', ACTION.show, String(incident.number)),
  };
}

function nothing({ wish, team }: IncidentPage, heading: string): Message {
  const isSearch = wish.words !== '' || wish.customer !== '';
  const text = isSearch
    ? `${heading}: nothing found. Fewer words find more; the beginning of a word is enough.`
    : wish.scope === 'open' && !wish.isMine
      ? `Nothing is open for ${safeLine(team.name)}.`
      : `${heading}: none.`;
  return { text, blocks: [section(text)] };
}

/** "12 open incidents for VisIt", "Incidents with “contour” for VisIt". */
function headingOf({ wish, team, total, views }: IncidentPage): string {
  const what = wish.isMine ? 'your ' : '';
  const noun = scopeWords(wish, total ?? views.length, total !== undefined);
  const by = [
    ...(wish.customer === '' ? [] : [`of customer “${shown(wish.customer)}”`]),
    ...(wish.words === '' ? [] : [`with “${shown(wish.words)}”`]),
  ];
  const head = [`${what}${noun}`, ...by].join(' ');
  return `${head.charAt(0).toUpperCase()}${head.slice(1)} for ${safeLine(team.name)}`;
}

function scopeWords({ scope, isMine }: ListWish, count: number, isCounted: boolean): string {
  const incidents = isCounted && !isMine ? counted(count, 'incident') : 'incidents';
  switch (scope) {
    case 'open':
      return incidents.replace('incident', 'open incident');
    case 'week':
      return `${incidents} of this duty week`;
    case 'all':
      return incidents;
  }
}

const shown = (words: string): string => safeLine(cut(words, 60));

/** What a button of a page carries: all that it takes to make the page. */
export interface PageValue {
  readonly team: string;
  readonly words: string;
  readonly from: ListFrom;
}

/** Slack takes 2,000 characters in a button's value. */
function pageValue(value: PageValue): string {
  return JSON.stringify({ ...value, words: value.words.slice(0, 300) });
}
