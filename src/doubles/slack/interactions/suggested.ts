import type { Context } from '../context.ts';
import { checkOptions } from '../limits/check-text.ts';
import { Problems } from '../limits/problems.ts';
import { complain } from '../show.ts';
import type { FormInput } from '../slack-double.ts';
import type { StoredView } from '../state/view-store.ts';
import { trusted } from '../trusted.ts';
import type { BlockElement, Json, Option, StateValue } from '../wire.ts';

/** Takes what the app offers for a menu with an external source, if Slack would. */
export function takeOffer(
  context: Context,
  view: StoredView,
  actionId: string,
  payload: unknown,
): readonly Option[] {
  const options = trusted<readonly Option[]>(trusted<Json>(payload ?? {})['options'] ?? []);
  const problems = new Problems();
  // None is an answer: Slack says that nothing was found.
  if (options.length > 0) checkOptions(problems, options, 100, 'plain_text', '/options');
  complain(context, 'block_suggestion', 'invalid_options', problems.list);
  context.views.offer(view, actionId, options);
  return options;
}

/**
 * What a person chooses who types this into such a menu: what bears it as value or label, else the first that has it in
 * its label.
 * @throws Error if nothing that is offered does.
 */
export async function chosenFromOffer(
  element: BlockElement,
  input: FormInput,
  offered: readonly Option[],
  ask: (query: string) => Promise<readonly Option[]>,
): Promise<StateValue> {
  const { type } = element;
  const isOne = !type.startsWith('multi_');
  const wanted = (typeof input === 'string' ? [input] : (input ?? [])).filter((one) => one !== '');
  const chosen: Option[] = [];
  for (const text of wanted) {
    const exact = (options: readonly Option[]): Option | undefined =>
      options.find((one) => one.value === text || one.text.text === text);
    const initial = [element.initial_option, ...(element.initial_options ?? [])].filter(
      (one) => one !== undefined,
    );
    let found = exact([...offered, ...initial]);
    if (found === undefined) {
      const options = await ask(text);
      found = exact(options) ?? options.find((one) => one.text.text.includes(text));
    }
    if (found === undefined) {
      throw new Error(`${element.action_id ?? type} offers nothing for ${text}`);
    }
    chosen.push(found);
  }
  return isOne ? { type, selected_option: chosen[0] ?? null } : { type, selected_options: chosen };
}
