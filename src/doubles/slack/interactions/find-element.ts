import type { ActionInput } from '../slack-double.ts';
import type { Block, BlockElement } from '../wire.ts';
import { interactiveElements } from './form-values.ts';

export interface FoundElement {
  readonly block: Block;
  readonly element: BlockElement;
}

/**
 * The element a person means by an action id, as it is shown now.
 * @throws Error if there is none, naming those there are.
 */
export function findElement(
  blocks: readonly Block[],
  wanted: Pick<ActionInput, 'actionId' | 'blockId' | 'value'>,
): FoundElement {
  const all = interactiveElements(blocks);
  const named = all.filter(
    ({ block, element }) =>
      element.action_id === wanted.actionId &&
      (wanted.blockId === undefined || block.block_id === wanted.blockId),
  );
  const byValue = named.find(
    ({ element }) => element.type === 'button' && element.value === wanted.value,
  );
  const isButtonAmongMany = named.length > 1 && typeof wanted.value === 'string';
  const found = byValue ?? (isButtonAmongMany && isButton(named[0]) ? undefined : named[0]);
  if (found !== undefined) return found;
  const shown = all.map(({ element }) => element.action_id ?? element.type).join(', ');
  throw new Error(`There is no ${wanted.actionId} to press. Shown: ${shown || 'nothing'}`);
}

function isButton(found: FoundElement | undefined): boolean {
  return found?.element.type === 'button';
}
