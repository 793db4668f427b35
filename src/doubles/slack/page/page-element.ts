import { DateTime } from 'luxon';
import type { Context } from '../context.ts';
import { optionsOf } from '../interactions/form-values.ts';
import type { FormInput } from '../slack-double.ts';
import { trusted } from '../trusted.ts';
import type { BlockElement, Json, Option } from '../wire.ts';

/** local-slack shows and operates these in a form; everything else must be turned into one of them. */
export function formElement(context: Context, element: BlockElement): BlockElement {
  const { action_id = '', placeholder } = element;
  const kept = { action_id, ...(placeholder === undefined ? {} : { placeholder }) };
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
      return { ...element, options: plainOptions(element) };
    case 'multi_static_select':
      return { ...element, type: 'checkboxes', options: plainOptions(element) };
    case 'users_select':
    case 'conversations_select':
    case 'channels_select': {
      const options = namedOptions(context, element.type);
      const initial =
        element.initial_user ?? element.initial_conversation ?? element.initial_channel;
      return { ...kept, type: 'static_select', options, ...initialOption(options, initial) };
    }
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select': {
      const options = namedOptions(context, element.type);
      const initial =
        element.initial_users ?? element.initial_conversations ?? element.initial_channels ?? [];
      const chosen = options.filter((option) => initial.includes(option.value));
      return { ...kept, type: 'checkboxes', options, initial_options: chosen };
    }
    case 'timepicker':
      return asText(action_id, 'HH:MM', element.initial_time);
    case 'datetimepicker': {
      const initial = element.initial_date_time;
      const shown =
        initial === undefined
          ? undefined
          : DateTime.fromSeconds(initial, { zone: context.zone }).toFormat("yyyy-MM-dd'T'HH:mm");
      return asText(action_id, 'date and time', shown);
    }
    case 'datepicker':
      return element;
    case 'plain_text_input':
      return withLineMarks(element);
    case 'external_select':
      // Our script fills in what the app offers while somebody types.
      return {
        ...asText(
          action_id,
          placeholder?.text ?? 'type to search',
          element.initial_option?.text.text,
        ),
        suggests: true,
      };
    default:
      return asText(action_id, placeholder?.text ?? element.type, element.initial_value);
  }
}

/** local-slack's page has inputs of one line alone. Our script lays an area over those of several, and reads these marks. */
const LINE_MARK = '\u23ce';

function withLineMarks(element: BlockElement): BlockElement {
  const { multiline, initial_value: initial } = element;
  return multiline === true && initial !== undefined
    ? { ...element, initial_value: initial.replaceAll('\n', LINE_MARK) }
    : element;
}

/** In messages, Home tabs and outside inputs local-slack has buttons, menus, overflows and dates. */
export function messageElement(context: Context, element: BlockElement): BlockElement {
  const { action_id = '', placeholder } = element;
  const kept = { action_id, ...(placeholder === undefined ? {} : { placeholder }) };
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
    case 'checkboxes':
    case 'radio_buttons':
      return menu(kept, plainOptions(element), element.initial_option);
    case 'timepicker':
      return menu(kept, halfHours(), undefined);
    case 'overflow':
      return { ...element, options: plainOptions(element) };
    case 'image':
      return { ...element, image_url: imageUrl(element) };
    default:
      return element.type.endsWith('_select') && element.type !== 'external_select'
        ? menu(kept, namedOptions(context, element.type), undefined)
        : element;
  }
}

/** What a person entered in the page's stand-in, for the element that it stands for. */
export function enteredInPage(context: Context, element: BlockElement, value: Json): FormInput {
  const several = trusted<readonly Option[] | undefined>(value['selected_options']);
  if (Array.isArray(several)) return several.map((option) => option.value);
  const option = trusted<Option | undefined>(value['selected_option']);
  const one = option?.value ?? value['value'] ?? value['selected_date'] ?? null;
  if (typeof one !== 'string' || one === '') return null;
  if (element.multiline === true) return one.replaceAll(LINE_MARK, '\n');
  if (element.type === 'datetimepicker') {
    return String(DateTime.fromISO(one, { zone: context.zone }).toUnixInteger());
  }
  return element.type.startsWith('multi_') || element.type === 'checkboxes' ? [one] : one;
}

export function imageUrl(image: Pick<BlockElement, 'image_url' | 'slack_file'>): string {
  const { slack_file: file } = image;
  return (
    image.image_url ?? (file?.id === undefined ? (file?.url ?? '') : `/files/${file.id}/image`)
  );
}

function menu(
  kept: Pick<BlockElement, 'action_id' | 'placeholder'>,
  options: readonly Option[],
  chosen: Option | undefined,
): BlockElement {
  // The page shows no initial option outside forms: its name stands where "Select" would.
  const placeholder = chosen?.text ?? kept.placeholder;
  return {
    ...kept,
    type: 'static_select',
    options,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

function plainOptions(element: BlockElement): readonly Option[] {
  return optionsOf(element).map((option) => ({
    ...option,
    text: {
      type: 'plain_text',
      text:
        option.description === undefined
          ? option.text.text
          : `${option.text.text} (${option.description.text})`,
    },
  }));
}

function namedOptions(context: Context, type: string): readonly Option[] {
  const { workspace } = context;
  if (type.includes('users')) {
    return workspace
      .users()
      .filter((user) => user.deleted !== true)
      .map((user) => optionNamed(user.realName, user.id));
  }
  return workspace
    .conversations()
    .filter((one) => one.kind !== 'im' && (one.kind !== 'mpim' || type.includes('conversations')))
    .map((one) => optionNamed(`#${one.name}`, one.id));
}

function halfHours(): readonly Option[] {
  return Array.from({ length: 48 }, (_, index) => {
    const hour = String(Math.floor(index / 2)).padStart(2, '0');
    const time = `${hour}:${index % 2 === 0 ? '00' : '30'}`;
    return optionNamed(time, time);
  });
}

function initialOption(
  options: readonly Option[],
  value: string | undefined,
): { initial_option?: Option } {
  const found = options.find((one) => one.value === value);
  return found === undefined ? {} : { initial_option: found };
}

function asText(actionId: string, hint: string, initial: string | undefined): BlockElement {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    placeholder: { type: 'plain_text', text: hint },
    ...(initial === undefined ? {} : { initial_value: initial }),
  };
}

function optionNamed(label: string, value: string): Option {
  return { text: { type: 'plain_text', text: label }, value };
}
