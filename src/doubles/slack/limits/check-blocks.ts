import { checkElement, checkImage } from './check-element.ts';
import { checkOptionalText, checkText } from './check-text.ts';
import { isRecord, Problems } from './problems.ts';

export type Surface = 'message' | 'modal' | 'home';

const MOST_BLOCKS = { message: 50, modal: 100, home: 100 } as const;

/** What Slack would say of these blocks on this surface; empty if it would take them. */
export function checkBlocks(blocks: readonly unknown[], surface: Surface, base: string): string[] {
  const problems = new Problems();
  if (blocks.length > MOST_BLOCKS[surface]) {
    problems.add(`no more than ${MOST_BLOCKS[surface]} items allowed`, base);
  }
  const blockIds = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const pointer = `${base}/${index}`;
    if (!isRecord(block)) {
      problems.add('must provide an object', pointer);
      continue;
    }
    checkBlockId(problems, block['block_id'], blockIds, pointer);
    checkBlock(problems, block, surface, pointer);
  }
  return problems.list;
}

function checkBlockId(problems: Problems, id: unknown, seen: Set<string>, pointer: string): void {
  if (id === undefined) return;
  problems.length(id, 255, `${pointer}/block_id`);
  if (typeof id !== 'string') return;
  if (seen.has(id)) problems.add(`\`block_id\` "${id}" already exists`, `${pointer}/block_id`);
  seen.add(id);
}

function checkBlock(
  problems: Problems,
  block: Record<string, unknown>,
  surface: Surface,
  pointer: string,
): void {
  switch (block['type']) {
    case 'section':
      checkSection(problems, block, pointer);
      break;
    case 'header':
      checkText(problems, block['text'], 'plain_text', 150, `${pointer}/text`);
      break;
    case 'divider':
      break;
    case 'context':
      checkContext(problems, block, pointer);
      break;
    case 'actions':
      checkActions(problems, block, pointer);
      break;
    case 'image':
      checkImage(problems, block, pointer);
      checkOptionalText(problems, block['title'], 'plain_text', 2000, `${pointer}/title`);
      break;
    case 'input':
      checkText(problems, block['label'], 'plain_text', 2000, `${pointer}/label`);
      checkOptionalText(problems, block['hint'], 'plain_text', 2000, `${pointer}/hint`);
      checkElement(problems, block['element'], 'input', `${pointer}/element`);
      break;
    case 'markdown':
      if (surface !== 'message') problems.add('unsupported type: markdown', `${pointer}/type`);
      problems.filled(block['text'], 12_000, `${pointer}/text`);
      break;
    case 'rich_text':
      if (!Array.isArray(block['elements']))
        problems.add('missing required field: elements', pointer);
      break;
    case 'table':
      checkTable(problems, block, surface, pointer);
      break;
    case 'video':
    case 'file':
      break;
    default:
      problems.add(`unsupported type: ${String(block['type'])}`, `${pointer}/type`);
  }
}

function checkSection(problems: Problems, block: Record<string, unknown>, pointer: string): void {
  const { text, fields, accessory } = block;
  if (text === undefined && fields === undefined) {
    problems.add('must define either `text` or `fields`', pointer);
  }
  checkOptionalText(problems, text, 'any', 3000, `${pointer}/text`);
  if (Array.isArray(fields)) {
    problems.count(fields, 1, 10, `${pointer}/fields`);
    for (const [index, field] of (fields as unknown[]).entries()) {
      checkText(problems, field, 'any', 2000, `${pointer}/fields/${index}`);
    }
  } else if (fields !== undefined) {
    problems.add('must be an array', `${pointer}/fields`);
  }
  if (accessory !== undefined) checkElement(problems, accessory, 'section', `${pointer}/accessory`);
}

function checkContext(problems: Problems, block: Record<string, unknown>, pointer: string): void {
  const elements = listOf(problems, block, 10, pointer);
  for (const [index, element] of elements.entries()) {
    const at = `${pointer}/elements/${index}`;
    if (isRecord(element) && element['type'] === 'image') checkImage(problems, element, at);
    else checkText(problems, element, 'any', 3000, at);
  }
}

function checkActions(problems: Problems, block: Record<string, unknown>, pointer: string): void {
  const elements = listOf(problems, block, 25, pointer);
  const actionIds = new Set<string>();
  for (const [index, element] of elements.entries()) {
    const at = `${pointer}/elements/${index}`;
    checkElement(problems, element, 'actions', at);
    const id = isRecord(element) ? element['action_id'] : undefined;
    if (typeof id !== 'string') continue;
    if (actionIds.has(id)) problems.add(`\`action_id\` "${id}" already exists`, `${at}/action_id`);
    actionIds.add(id);
  }
}

function checkTable(
  problems: Problems,
  block: Record<string, unknown>,
  surface: Surface,
  pointer: string,
): void {
  if (surface !== 'message') problems.add('unsupported type: table', `${pointer}/type`);
  const rows = block['rows'];
  if (!Array.isArray(rows)) {
    problems.add('missing required field: rows', pointer);
    return;
  }
  problems.count(rows, 1, 100, `${pointer}/rows`);
  for (const [index, row] of (rows as unknown[]).entries()) {
    if (Array.isArray(row)) problems.count(row, 1, 20, `${pointer}/rows/${index}`);
    else problems.add('must be an array', `${pointer}/rows/${index}`);
  }
}

function listOf(
  problems: Problems,
  block: Record<string, unknown>,
  max: number,
  pointer: string,
): readonly unknown[] {
  const elements = block['elements'];
  if (!Array.isArray(elements)) {
    problems.add('missing required field: elements', pointer);
    return [];
  }
  problems.count(elements, 1, max, `${pointer}/elements`);
  return elements as unknown[];
}
