import { trusted } from '../trusted.ts';
import { checkConfirm, checkOptionalText, checkOptions, checkText } from './check-text.ts';
import { isRecord, type Problems } from './problems.ts';

const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'];
const MENUS = SELECTS.flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]);
const PICKERS = ['datepicker', 'timepicker'];
const CHOICES = ['checkboxes', 'radio_buttons'];
const TEXT_INPUTS = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
];

/** Which elements Slack takes where. */
export const ALLOWED_IN = {
  section: new Set(['button', 'image', 'overflow', ...MENUS, ...PICKERS, ...CHOICES]),
  actions: new Set([
    'button',
    'overflow',
    'datetimepicker',
    'workflow_button',
    ...SELECTS.map((kind) => `${kind}_select`),
    ...PICKERS,
    ...CHOICES,
  ]),
  input: new Set([
    'datetimepicker',
    'file_input',
    ...TEXT_INPUTS,
    ...MENUS,
    ...PICKERS,
    ...CHOICES,
  ]),
} as const;

export function checkElement(
  problems: Problems,
  element: unknown,
  place: keyof typeof ALLOWED_IN,
  pointer: string,
): void {
  if (!isRecord(element)) {
    problems.add('must provide an object', pointer);
    return;
  }
  const type = element['type'];
  if (typeof type !== 'string' || !ALLOWED_IN[place].has(type)) {
    problems.add(`unsupported type: ${String(type)}`, `${pointer}/type`);
    return;
  }
  if (type === 'image') {
    checkImage(problems, element, pointer);
    return;
  }
  if (element['action_id'] === '')
    problems.add('must be more than 0 characters', `${pointer}/action_id`);
  problems.length(element['action_id'], 255, `${pointer}/action_id`);
  checkConfirm(problems, element['confirm'], `${pointer}/confirm`);
  checkOptionalText(problems, element['placeholder'], 'plain_text', 150, `${pointer}/placeholder`);
  checkByType(problems, type, element, pointer);
}

export function checkImage(
  problems: Problems,
  image: Record<string, unknown>,
  pointer: string,
): void {
  problems.filled(image['alt_text'], 2000, `${pointer}/alt_text`);
  if (image['image_url'] === undefined && image['slack_file'] === undefined) {
    problems.add('must provide image_url or slack_file', pointer);
  }
  problems.length(image['image_url'], 3000, `${pointer}/image_url`);
}

function checkByType(
  problems: Problems,
  type: string,
  element: Record<string, unknown>,
  pointer: string,
): void {
  switch (type) {
    case 'button': {
      checkText(problems, element['text'], 'plain_text', 75, `${pointer}/text`);
      problems.length(element['value'], 2000, `${pointer}/value`);
      problems.length(element['url'], 3000, `${pointer}/url`);
      const style = element['style'];
      if (style !== undefined && style !== 'primary' && style !== 'danger') {
        problems.add('must be one of the allowed values: primary, danger', `${pointer}/style`);
      }
      break;
    }
    case 'overflow':
      checkOptions(problems, element['options'], 5, 'any', `${pointer}/options`);
      break;
    case 'checkboxes':
    case 'radio_buttons':
      checkOptions(problems, element['options'], 10, 'any', `${pointer}/options`);
      checkInitial(problems, element, pointer);
      break;
    case 'static_select':
    case 'multi_static_select':
      checkMenu(problems, element, pointer);
      checkInitial(problems, element, pointer);
      break;
    case 'plain_text_input':
      checkTextInput(problems, element, pointer);
      break;
    case 'datepicker':
      if (element['initial_date'] !== undefined) {
        checkPattern(
          problems,
          element['initial_date'],
          /^\d{4}-\d\d-\d\d$/,
          `${pointer}/initial_date`,
        );
      }
      break;
    case 'timepicker':
      if (element['initial_time'] !== undefined) {
        checkPattern(
          problems,
          element['initial_time'],
          /^([01]\d|2[0-3]):[0-5]\d$/,
          `${pointer}/initial_time`,
        );
      }
      break;
    case 'number_input':
      if (typeof element['is_decimal_allowed'] !== 'boolean') {
        problems.add('missing required field: is_decimal_allowed', pointer);
      }
      break;
    default:
      break;
  }
}

function checkMenu(problems: Problems, element: Record<string, unknown>, pointer: string): void {
  const groups = element['option_groups'];
  if (groups === undefined) {
    checkOptions(problems, element['options'], 100, 'plain_text', `${pointer}/options`);
    return;
  }
  if (!Array.isArray(groups) || element['options'] !== undefined) {
    problems.add('must define either `options` or `option_groups`', pointer);
    return;
  }
  problems.count(groups, 1, 100, `${pointer}/option_groups`);
  for (const [index, group] of (groups as unknown[]).entries()) {
    const at = `${pointer}/option_groups/${index}`;
    if (!isRecord(group)) problems.add('must provide an object', at);
    else {
      checkText(problems, group['label'], 'plain_text', 75, `${at}/label`);
      checkOptions(problems, group['options'], 100, 'plain_text', `${at}/options`);
    }
  }
}

/** Slack refuses a preselection that is not, to the letter, one of the options. */
function checkInitial(problems: Problems, element: Record<string, unknown>, pointer: string): void {
  const groups = trusted<readonly { options?: unknown[] }[]>(element['option_groups'] ?? []);
  const options = [
    ...trusted<unknown[]>(element['options'] ?? []),
    ...groups.flatMap((group) => group.options ?? []),
  ].map(essence);
  const one = element['initial_option'];
  const several = element['initial_options'];
  if (one !== undefined && !options.includes(essence(one))) {
    problems.add('must match one of the options', `${pointer}/initial_option`);
  }
  if (several === undefined) return;
  if (!Array.isArray(several) || several.length === 0) {
    problems.add('no fewer than 1 items allowed', `${pointer}/initial_options`);
  } else if ((several as unknown[]).some((option) => !options.includes(essence(option)))) {
    problems.add('must match the options', `${pointer}/initial_options`);
  }
}

function essence(option: unknown): string {
  if (!isRecord(option) || !isRecord(option['text'])) return '';
  return JSON.stringify([option['value'], option['text']['text']]);
}

function checkTextInput(
  problems: Problems,
  element: Record<string, unknown>,
  pointer: string,
): void {
  const max = element['max_length'];
  const min = element['min_length'];
  if (max !== undefined && (typeof max !== 'number' || max < 1 || max > 3000)) {
    problems.add('must be between 1 and 3000', `${pointer}/max_length`);
  }
  if (min !== undefined && (typeof min !== 'number' || min < 0 || min > 3000)) {
    problems.add('must be between 0 and 3000', `${pointer}/min_length`);
  }
  const limit = typeof max === 'number' ? max : 3000;
  problems.length(element['initial_value'], limit, `${pointer}/initial_value`);
}

function checkPattern(problems: Problems, value: unknown, pattern: RegExp, pointer: string): void {
  if (typeof value !== 'string' || !pattern.test(value))
    problems.add('has a wrong format', pointer);
}
