import type { Block, BlockElement, TextObject } from '../wire.ts';
import { renderDates } from './dates.ts';

export interface Names {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly userGroup: (id: string) => string | undefined;
  readonly zone: string;
  readonly today: number;
}

/** All that a person reads in these blocks, a line for each piece, names and dates written out. */
export function renderBlocks(blocks: readonly Block[], names: Names): string {
  return blocks
    .flatMap((block) => linesOf(block))
    .filter((line) => line !== '')
    .map((line) => renderText(line, names))
    .join('\n');
}

/** Mentions, links, dates and entities of Slack's mark-up as they are read. */
export function renderText(text: string, names: Names): string {
  return renderDates(text, names.zone, names.today)
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_all, id: string) => `@${names.user(id) ?? id}`)
    .replace(/<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (_all, id: string) => `#${names.channel(id) ?? id}`)
    .replace(
      /<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g,
      (_all, id: string) => `@${names.userGroup(id) ?? id}`,
    )
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2')
    .replace(/<((?:https?|mailto|tel):[^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'rich_text':
      return (block.elements ?? []).map((element) => richText(element));
    case 'table':
      return (block.rows ?? []).map((row) => row.map((cell) => cellText(cell)).join(' | '));
    case 'input':
      return [textOf(block.label), ...elementLines(block.element), textOf(block.hint)];
    default:
      return [
        textOf(block.title),
        textOf(block.text),
        ...(block.fields ?? []).map((field) => textOf(field)),
        ...(block.elements ?? []).flatMap((element) => elementLines(element)),
        ...elementLines(block.accessory),
        block.type === 'image' ? `[image: ${block.alt_text ?? ''}]` : '',
      ];
  }
}

function elementLines(element: BlockElement | undefined): string[] {
  if (element === undefined) return [];
  if (element.type === 'button') return [`[${textOf(element.text)}]`];
  if (element.type === 'image') return [`[image: ${element.alt_text ?? ''}]`];
  const options = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
  const labels = options.map((option) => textOf(option.text));
  return [
    textOf(element.text),
    textOf(element.placeholder),
    element.initial_value ?? '',
    labels.length === 0 ? '' : `[${labels.join(' · ')}]`,
  ];
}

function textOf(text: TextObject | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

function cellText(cell: BlockElement): string {
  return cell.type === 'rich_text' ? richText(cell) : textOf(cell.text);
}

/** Rich text in Slack's mark-up, so that one renderer serves both. */
export function richText(element: BlockElement): string {
  switch (element.type) {
    case 'text':
      return textOf(element.text);
    case 'user':
      return `<@${element.user_id ?? ''}>`;
    case 'channel':
      return `<#${element.channel_id ?? ''}>`;
    case 'usergroup':
      return `<!subteam^${element.usergroup_id ?? ''}>`;
    case 'link':
      return textOf(element.text) || (element.url ?? '');
    case 'emoji':
      return `:${element.name ?? ''}:`;
    case 'date':
      return `<!date^${element.timestamp ?? 0}^${element.format ?? ''}|${element.fallback ?? ''}>`;
    case 'rich_text_list':
      return (element.elements ?? []).map((item) => `• ${richText(item)}`).join('\n');
    default:
      return (element.elements ?? []).map((item) => richText(item)).join('');
  }
}
