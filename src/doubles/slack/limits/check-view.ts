import { checkBlocks } from './check-blocks.ts';
import { checkOptionalText, checkText } from './check-text.ts';
import { isRecord, Problems } from './problems.ts';

/** What Slack would say of this form or Home tab; empty if it would take it. */
export function checkView(view: unknown, wanted: 'modal' | 'home'): string[] {
  const problems = new Problems();
  if (!isRecord(view)) {
    problems.add('must provide an object', '/view');
    return problems.list;
  }
  if (view['type'] !== wanted) problems.add(`must be ${wanted}`, '/view/type');
  if (wanted === 'modal') checkModalParts(problems, view);
  problems.length(view['callback_id'], 255, '/view/callback_id');
  problems.length(view['external_id'], 255, '/view/external_id');
  problems.length(view['private_metadata'], 3000, '/view/private_metadata');
  const blocks = view['blocks'];
  if (!Array.isArray(blocks)) {
    problems.add('missing required field: blocks', '/view');
    return problems.list;
  }
  return [...problems.list, ...checkBlocks(blocks as unknown[], wanted, '/view/blocks')];
}

function checkModalParts(problems: Problems, view: Record<string, unknown>): void {
  checkText(problems, view['title'], 'plain_text', 24, '/view/title');
  checkOptionalText(problems, view['submit'], 'plain_text', 24, '/view/submit');
  checkOptionalText(problems, view['close'], 'plain_text', 24, '/view/close');
  const blocks = view['blocks'];
  const hasInput =
    Array.isArray(blocks) &&
    (blocks as unknown[]).some((block) => isRecord(block) && block['type'] === 'input');
  if (hasInput && view['submit'] === undefined) {
    problems.add(
      'submit is required when an input block is within the blocks array',
      '/view/submit',
    );
  }
}
