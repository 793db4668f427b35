import { type Context, namesOf } from '../context.ts';
import { renderDates } from '../rendering/dates.ts';
import { richText } from '../rendering/plain-text.ts';
import type { Block, BlockElement, TextObject } from '../wire.ts';
import { formElement, imageUrl, messageElement } from './page-element.ts';

/** Blocks as local-slack's page can show and operate them. The bot never sees these. */
export function pageBlocks(context: Context, blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => pageBlock(context, block));
}

/** Mark-up for the page: dates and groups written out, entities as characters. */
export function pageText(context: Context, text: string): string {
  const names = namesOf(context);
  return (
    renderDates(text, names.zone, names.today)
      .replace(
        /<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g,
        (_all, id: string) => `*@${names.userGroup(id) ?? id}*`,
      )
      .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '*@$1*')
      .replace(/<(?:mailto|tel):[^|>]*\|([^>]*)>/g, '$1')
      .replace(/<(?:mailto|tel):([^>]*)>/g, '$1')
      // The page escapes for itself. The invisible space keeps an escaped `<@U1>` from becoming a mention.
      .replaceAll('&lt;', '<\u200b')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  );
}

function pageBlock(context: Context, block: Block): Block {
  const same = block.block_id === undefined ? {} : { block_id: block.block_id };
  switch (block.type) {
    case 'section':
      return {
        ...block,
        ...(block.text === undefined ? {} : { text: shown(context, block.text) }),
        ...(block.fields === undefined
          ? {}
          : { fields: block.fields.map((field) => shown(context, field)) }),
        ...(block.accessory === undefined
          ? {}
          : { accessory: messageElement(context, block.accessory) }),
      };
    case 'context':
      return {
        ...block,
        elements: (block.elements ?? []).map((element) => contextElement(context, element)),
      };
    case 'actions':
      return {
        ...block,
        elements: (block.elements ?? []).map((element) => messageElement(context, element)),
      };
    case 'input':
      return {
        ...block,
        ...(block.element === undefined ? {} : { element: formElement(context, block.element) }),
        ...(block.optional === true && block.label !== undefined
          ? { label: { ...block.label, text: `${block.label.text} (optional)` } }
          : {}),
      };
    case 'image':
      return { ...block, image_url: imageUrl(block) };
    case 'rich_text':
      return section(context, same, (block.elements ?? []).map(richText).join('\n'));
    case 'markdown':
      return section(context, same, textOf(block.text).replaceAll('**', '*'));
    case 'table':
      return section(context, same, tableText(block.rows ?? []));
    default:
      return block;
  }
}

function contextElement(context: Context, element: BlockElement): BlockElement {
  if (element.type === 'image') return { ...element, image_url: imageUrl(element) };
  if (element.type !== 'mrkdwn' || typeof element.text !== 'string') return element;
  return { ...element, text: pageText(context, element.text) };
}

function shown(context: Context, text: TextObject | string): TextObject {
  const object = typeof text === 'string' ? { type: 'mrkdwn', text } : text;
  if (object.type !== 'mrkdwn') return object;
  return { ...object, text: pageText(context, object.text) };
}

function section(context: Context, same: { block_id?: string }, text: string): Block {
  return { ...same, type: 'section', text: { type: 'mrkdwn', text: pageText(context, text) } };
}

function tableText(rows: readonly (readonly BlockElement[])[]): string {
  return rows.map((row) => row.map(cellText).join('  |  ')).join('\n');
}

function cellText(cell: BlockElement): string {
  return cell.type === 'rich_text' ? richText(cell) : textOf(cell.text);
}

function textOf(text: TextObject | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}
