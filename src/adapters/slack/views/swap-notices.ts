import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { SwapView } from '../../../features/rotation/swap/swap-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { asideWords, effectOn, rulesLine, seatWords } from './swap-words.ts';
import { mention, safeLine, when, written } from './text.ts';

type Reader = Extract<TeamNotice, { about: 'swap' }>['reader'];

/**
 * A message about a swap, as it stands. Whoever reads it late reads how it ended, and finds no buttons.
 */
export function swapNotice(view: SwapView, reader: Reader): Message {
  if (view.swap.state !== 'requested' || reader === 'both') return settledSwap(view);
  return reader === 'asked' ? swapRequest(view) : swapAsked(view);
}

/** To the one who is asked: who, what, what it does to them, until when. */
function swapRequest(view: SwapView): Message {
  const { swap, asker, asked, team } = view;
  const { gives, gets, lapsesAt } = swap;
  const name = safeLine(asker.name);
  const zone = team.calendar.zone;
  const words = (who: string): string =>
    `${who} asks you to swap: you take ${seatWords(gives)}, ${who} takes your ${seatWords(gets)}.`;
  const by =
    swap.askedBy.userId === asker.userId
      ? ''
      : ` Asked by ${safeLine(swap.askedBy.name)}, an admin, for ${name}.`;
  return {
    text: `${words(name)} Lapses ${written(lapsesAt, zone)}.`,
    blocks: [
      section(
        `*${words(mention(asker.userId))}*\nFor you: ${effectOn(view.effect, asked.id)} ${rulesLine(view.effect.broken, view.nameOf)}`,
      ),
      context(`Lapses ${when(lapsesAt, zone)}.${by}`),
      actions(
        `swap-${swap.id}`,
        button('Swap', ACTION.swapAccept, swap.id, 'primary'),
        button('Decline', ACTION.swapDecline, swap.id),
      ),
    ],
  };
}

/** To the one who asked, who can take it back. */
function swapAsked(view: SwapView): Message {
  const { swap, asker, asked, team } = view;
  const { gives, gets, lapsesAt } = swap;
  const zone = team.calendar.zone;
  const who =
    swap.askedBy.userId === asker.userId
      ? 'You asked'
      : `${safeLine(swap.askedBy.name)} asked for you:`;
  const words = `${who} ${safeLine(asked.name)} to swap: you give ${seatWords(gives)} and take ${seatWords(gets)}.`;
  return {
    text: `${words} Lapses ${written(lapsesAt, zone)}.`,
    blocks: [
      section(
        `*${words}*\nFor you: ${effectOn(view.effect, asker.id)} ${rulesLine(view.effect.broken, view.nameOf)}`,
      ),
      context(`Without an answer it lapses ${when(lapsesAt, zone)}.`),
      actions(`swap-${swap.id}`, button('Withdraw', ACTION.swapWithdraw, swap.id)),
    ],
  };
}

/** How it ended, the same to both. */
function settledSwap(view: SwapView): Message {
  const text = settledWords(view);
  return { text, blocks: [section(text)] };
}

function settledWords({ swap, asker, asked }: SwapView): string {
  const { gives, gets, state, settled } = swap;
  const [one, other] = [safeLine(asker.name), safeLine(asked.name)];
  const asBefore = `${one} keeps ${seatWords(gives)}, ${other} ${seatWords(gets)}.`;
  const by = settled?.by ? safeLine(settled.by.name) : other;
  switch (state) {
    case 'requested':
      return `${one} asks ${other} to swap ${seatWords(gives)} for ${seatWords(gets)}.`;
    case 'accepted':
      return `✅ Swapped: ${other} has ${seatWords(gives)}, ${one} has ${seatWords(gets)}.${asideWords(swap.overridden)}`;
    case 'declined':
      return `Not swapped: ${by} declined. ${asBefore}`;
    case 'withdrawn':
      return `Not swapped: ${by} withdrew the request. ${asBefore}`;
    case 'lapsed':
      return settled?.why === 'changed'
        ? `Not swapped: the schedule has changed since ${one} asked ${other} to swap ${seatWords(gives)} for ${seatWords(gets)}. The request has lapsed; \`/oncall swap\` asks anew.`
        : `Not swapped: there was no answer in time. ${asBefore}`;
  }
}
