import type { FormInput } from '../slack-double.ts';
import type { Block, BlockElement, Option, StateValue, StateValues } from '../wire.ts';

/** What the element holds when nobody has touched it. */
export function initialValue(element: BlockElement, channel?: string): StateValue | undefined {
  const { type } = element;
  const here = element.default_to_current_conversation === true ? channel : undefined;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? here ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return undefined;
  }
}

/**
 * What the element holds after a person put this in. Options go by value or by label.
 * @throws Error if a person could not have done so.
 */
export function enteredValue(element: BlockElement, input: FormInput): StateValue {
  const { type } = element;
  const one = typeof input === 'string' ? input : (input?.[0] ?? null);
  const several = input === null ? [] : typeof input === 'string' ? [input] : input;
  const text = one === '' ? null : one;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: text };
    case 'rich_text_input':
      return { type, rich_text_value: text === null ? null : richTextOf(text) };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: text === null ? null : optionOf(element, text) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: several.map((value) => optionOf(element, value)) };
    case 'users_select':
      return { type, selected_user: text };
    case 'multi_users_select':
      return { type, selected_users: several };
    case 'conversations_select':
      return { type, selected_conversation: text };
    case 'multi_conversations_select':
      return { type, selected_conversations: several };
    case 'channels_select':
      return { type, selected_channel: text };
    case 'multi_channels_select':
      return { type, selected_channels: several };
    case 'datepicker':
      return { type, selected_date: text };
    case 'timepicker':
      return { type, selected_time: text };
    case 'datetimepicker':
      return { type, selected_date_time: text === null ? null : secondsOf(text) };
    default:
      throw new Error(`Nothing can be put into a ${type}`);
  }
}

/** `state.values`: everything that holds a value, touched or not. */
export function stateValues(
  blocks: readonly Block[],
  typed: StateValues,
  channel?: string,
): StateValues {
  const values: StateValues = {};
  for (const { block, element } of interactiveElements(blocks)) {
    const blockId = block.block_id ?? '';
    const actionId = element.action_id ?? '';
    const value = typed[blockId]?.[actionId] ?? initialValue(element, channel);
    if (value !== undefined) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

export function interactiveElements(
  blocks: readonly Block[],
): readonly { readonly block: Block; readonly element: BlockElement }[] {
  return blocks.flatMap((block) =>
    [
      ...(block.element === undefined ? [] : [block.element]),
      ...(block.accessory === undefined ? [] : [block.accessory]),
      ...(block.type === 'actions' ? (block.elements ?? []) : []),
    ].map((element) => ({ block, element })),
  );
}

export function isEmptyValue(value: StateValue | undefined): boolean {
  if (value === undefined) return true;
  return Object.entries(value).every(
    ([key, inner]) =>
      key === 'type' || inner === null || (Array.isArray(inner) && inner.length === 0),
  );
}

export function optionsOf(element: BlockElement): readonly Option[] {
  return [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
}

function optionOf(element: BlockElement, wanted: string): Option {
  const options = optionsOf(element);
  const found =
    options.find((option) => option.value === wanted) ??
    options.find((option) => option.text.text === wanted);
  if (found !== undefined) return found;
  const known = options.map((option) => option.value).join(', ');
  throw new Error(`There is no option ${wanted} in ${element.action_id ?? element.type}: ${known}`);
}

/** Epoch seconds, or anything that Date reads. */
function secondsOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`${text} is no date and time`);
  return Math.floor(at / 1000);
}

function richTextOf(text: string): unknown {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
