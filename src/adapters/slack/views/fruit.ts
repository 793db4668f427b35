import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { FruitOffer, OfferedFruit } from '../../../features/fruit/offer-fruit.ts';
import { ACTION } from '../ids.ts';
import { button, context, type Message, section } from './blocks.ts';
import { line } from './help.ts';
import { targetLink } from './link-words.ts';
import { counted, cut, safeLine } from './text.ts';

/**
 * `/oncall fruit`: what to do in a slow week.
 *
 * @param reader whose own claims are called so.
 * @param said what has just happened, above the list.
 */
export function fruitMessage(offer: FruitOffer, reader: UserId, said?: string): Message {
  const { items, more, label, team } = offer;
  const repository = safeLine(offer.renamedTo ?? team.source?.repository ?? '');
  const heading =
    items.length === 0
      ? `No open issue of ${repository} has the label “${safeLine(label)}” and is free.`
      : `For a slow week · “${safeLine(label)}” in ${repository}, smallest and oldest first`;
  return {
    text: said ?? heading,
    blocks: [
      ...(said === undefined ? [] : [section(said)]),
      section(`*${heading}*`),
      ...items.map((item) => itemOf(offer, item, reader)),
      context(smallPrint(offer, more)),
    ],
  };
}

function itemOf({ team }: FruitOffer, { issue, size, claimedBy }: OfferedFruit, reader: UserId) {
  const year = new Date(issue.createdAt).getUTCFullYear();
  const facts = [size, `since ${String(year)}`, counted(issue.comments, 'comment')];
  const who = claimedBy && (claimedBy.userId === reader ? 'you' : safeLine(claimedBy.name));
  const paragraph = section(
    `*${targetLink({ kind: 'issue', ...issue })}* · ${safeLine(cut(issue.title, 200))}\n${facts.join(' · ')}${who ? ` · claimed by ${who}` : ''}`,
  );
  if (who) return paragraph;
  const { repository, number, url } = issue;
  const value = JSON.stringify({
    team: team.key,
    issue: { repository, number, url: url.slice(0, 500), title: cut(issue.title, 200) },
  });
  return { ...paragraph, accessory: button('Claim', ACTION.fruitClaim, value) };
}

function smallPrint({ claimed, renamedTo, team }: FruitOffer, more: number): string {
  const people = [...new Set(claimed.map(({ by }) => safeLine(by?.name ?? 'somebody')))];
  return [
    ...(more > 0 ? [`${String(more)} more.`] : []),
    claimed.length === 0
      ? 'Nothing claimed this week yet.'
      : `Claimed this week: ${counted(claimed.length, 'issue')} (${people.join(', ')}).`,
    'GitHub assigns whoever claims.',
    ...(renamedTo === undefined
      ? []
      : [
          `${safeLine(team.source?.repository ?? '')} is called ${safeLine(renamedTo)} now: correct github.source in hotline.yml.`,
        ]),
  ].join(' ');
}

/** GitHub would not assign whoever claimed it. */
export function fruitRefused(notice: Extract<TeamNotice, { about: 'fruit-refused' }>): Message {
  const name = safeLine(`${notice.repository}#${String(notice.number)}`);
  return line(
    `${name} (${safeLine(cut(notice.title, 200))}) is not yours after all: ${troubleWords(notice)}`,
  );
}

function troubleWords({ trouble }: Extract<TeamNotice, { about: 'fruit-refused' }>): string {
  const detail = safeLine(trouble.detail ?? '');
  switch (trouble.why) {
    case 'closed':
      return 'it was closed meanwhile. `/oncall fruit` shows others.';
    case 'taken':
      return `${detail} was assigned meanwhile. \`/oncall fruit\` shows others.`;
    case 'not-assignable':
      return `GitHub does not let ${detail === '' ? 'your login' : detail} be assigned there. Ask for access to the repository, or have your login corrected on the roster, then claim it again.`;
    case 'out-of-reach':
      return `GitHub refused (${detail}). An admin mends the token’s rights; then claim it again.`;
  }
}
