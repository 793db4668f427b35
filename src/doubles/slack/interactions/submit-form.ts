import type { Context } from '../context.ts';
import { acceptedView, pushForm, updateForm } from '../methods/views.ts';
import { complain, record } from '../show.ts';
import type { Acknowledged, FormInput, Submitted } from '../slack-double.ts';
import type { StoredView } from '../state/view-store.ts';
import { trusted } from '../trusted.ts';
import type { Json, Option, StateValue } from '../wire.ts';
import { enteredValue, interactiveElements, isEmptyValue, stateValues } from './form-values.ts';
import { submissionPayload } from './payloads.ts';
import { chosenFromOffer } from './suggested.ts';

/** Fills in the form, submits it, and does what the bot's acknowledgement asks for. */
export async function submitForm(
  context: Context,
  view: StoredView,
  values: Readonly<Record<string, FormInput>>,
  ask: (payload: Json) => Promise<Acknowledged>,
  suggest: (actionId: string, query: string) => Promise<readonly Option[]>,
): Promise<Submitted> {
  const filled = await fillIn(context, view, values, suggest);
  const missing = clientErrors(filled);
  if (Object.keys(missing).length > 0) {
    // Slack's client does not send such a form at all.
    showErrors(context, view, missing);
    return { outcome: 'errors', errors: missing, payload: undefined, latencyMs: 0 };
  }
  const acknowledged = await ask(submissionPayload(context, filled));
  const answer = trusted<Json>(acknowledged.payload ?? {});
  switch (answer['response_action']) {
    case 'errors': {
      const errors = trusted<Readonly<Record<string, string>>>(answer['errors'] ?? {});
      checkErrors(context, view, errors);
      showErrors(context, view, errors);
      return { outcome: 'errors', errors, ...acknowledged };
    }
    case 'update':
      updateForm(
        context,
        filled,
        acceptedView(answer['view'], context, 'modal', 'response_action update'),
      );
      return { outcome: 'updated', ...acknowledged };
    case 'push':
      pushForm(
        context,
        view.user,
        acceptedView(answer['view'], context, 'modal', 'response_action push'),
      );
      return { outcome: 'pushed', ...acknowledged };
    default:
      if (answer['response_action'] === 'clear') context.views.clear(view.user);
      else context.views.closeTop(view.user);
      record(context, {
        kind: 'view_close',
        to: view.user,
        text: view.title?.text ?? '',
        editOf: view.seq,
      });
      context.announce({ kind: 'views', user: view.user });
      return { outcome: 'closed', ...acknowledged };
  }
}

async function fillIn(
  context: Context,
  view: StoredView,
  values: Readonly<Record<string, FormInput>>,
  suggest: (actionId: string, query: string) => Promise<readonly Option[]>,
): Promise<StoredView> {
  const inputs = interactiveElements(view.blocks);
  let filled = view;
  for (const [key, input] of Object.entries(values)) {
    const found =
      inputs.find(({ element }) => element.action_id === key) ??
      inputs.find(({ block }) => block.block_id === key);
    if (found === undefined) {
      const known = inputs.map(({ element }) => element.action_id).join(', ');
      throw new Error(`The form has no input ${key}: ${known}`);
    }
    const { block, element } = found;
    const actionId = element.action_id ?? '';
    const value: StateValue = element.type.endsWith('external_select')
      ? await chosenFromOffer(
          element,
          input,
          context.views.offered(view, actionId),
          async (query) => await suggest(actionId, query),
        )
      : enteredValue(element, input);
    filled = context.views.type(filled, block.block_id ?? '', actionId, value);
  }
  return filled;
}

/** What Slack's client checks before it sends: required inputs, lengths. */
function clientErrors(view: StoredView): Record<string, string> {
  const state = stateValues(view.blocks, view.typed);
  const errors: Record<string, string> = {};
  for (const block of view.blocks) {
    const { element } = block;
    if (block.type !== 'input' || element === undefined) continue;
    const blockId = block.block_id ?? '';
    const value = state[blockId]?.[element.action_id ?? ''];
    if (isEmptyValue(value)) {
      if (block.optional !== true) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    const text = value?.['value'];
    if (typeof text !== 'string') continue;
    const most = element.max_length ?? 3000;
    const least = element.min_length ?? 0;
    if (text.length > most) errors[blockId] = `Please enter at most ${most} characters.`;
    else if (text.length < least) errors[blockId] = `Please enter at least ${least} characters.`;
  }
  return errors;
}

/** An error for a block that takes no input is shown nowhere: Slack fails the whole form instead. */
function checkErrors(
  context: Context,
  view: StoredView,
  errors: Readonly<Record<string, string>>,
): void {
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const lost = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  complain(
    context,
    'response_action errors',
    'invalid_arguments',
    lost.map((blockId) => `there is no input block ${blockId}`),
  );
}

function showErrors(
  context: Context,
  view: StoredView,
  errors: Readonly<Record<string, string>>,
): void {
  record(context, {
    kind: 'view_errors',
    to: view.user,
    text: Object.values(errors).join('\n'),
    editOf: view.seq,
  });
  context.announce({ kind: 'view_errors', user: view.user, errors });
}
