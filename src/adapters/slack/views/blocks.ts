import type { Button, KnownBlock, Overflow, View } from '@slack/types';
import { cut, LIMITS } from './text.ts';

/** A message: the fallback that notifications and screen readers use, and its blocks. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export type Form = View & { readonly type: 'modal' };

/** Somebody's Home tab. */
export type Home = View & { readonly type: 'home' };

/** A paragraph. The text is mrkdwn that is safe already. */
export function section(text: string): KnownBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, LIMITS.section), verbatim: true },
  };
}

/** A heading. The text is plain. */
export function header(text: string): KnownBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: cut(text, LIMITS.header), emoji: true },
  };
}

/** A paragraph with a button beside it. */
export function sectionWith(text: string, accessory: Button): KnownBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, LIMITS.section), verbatim: true },
    accessory,
  };
}

/** Lines in as few sections as Slack's limit allows. */
export function sections(lines: readonly string[]): KnownBlock[] {
  const parts: string[] = [];
  for (const one of lines) {
    const last = parts.at(-1);
    const joined = last === undefined ? one : `${last}\n${one}`;
    if (last === undefined || joined.length > LIMITS.section) parts.push(cut(one, LIMITS.section));
    else parts[parts.length - 1] = joined;
  }
  return parts.map(section);
}

/** As many lines as there is room for, and how many more there are. */
export function fitting(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const shown = lines.filter((one) => {
    left -= one.length + 1;
    return left >= 0;
  });
  const hidden = lines.length - shown.length;
  return hidden === 0 ? lines : [...shown, `… and ${String(hidden)} more`];
}

/** Small print. */
export function context(text: string): KnownBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: cut(text, LIMITS.section), verbatim: true }],
  };
}

export function button(label: string, actionId: string, value: string, style?: 'primary'): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: cut(label, LIMITS.button), emoji: true },
    action_id: actionId,
    value,
    ...(style ? { style } : {}),
  };
}

export function actions(blockId: string, ...buttons: (Button | Overflow)[]): KnownBlock {
  return { type: 'actions', block_id: blockId, elements: buttons };
}
