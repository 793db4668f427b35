import { written } from '../../src/adapters/slack/views/text.ts';
import { isRecord } from '../../src/doubles/slack/limits/problems.ts';
import { ZONE } from '../support/fixtures.ts';

/** Text that shows as it is. */
export const escaped = (shown: unknown): string =>
  String(shown).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Part = Readonly<Record<string, unknown>>;

const partsOf = (value: unknown): readonly Part[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** One block of Slack's, as HTML: near enough to see what stands where. */
export function block(value: unknown): string {
  if (!isRecord(value)) return '';
  switch (value['type']) {
    case 'header':
      return `<div class="title">${text(value['text'])}</div>`;
    case 'section':
      return `<div class="section">${text(value['text'])}${element(value['accessory'])}</div>`;
    case 'context':
      return `<div class="context">${partsOf(value['elements']).map(text).join(' ')}</div>`;
    case 'actions':
      return `<div class="actions">${partsOf(value['elements']).map(element).join('')}</div>`;
    case 'input': {
      const hint = isRecord(value['hint']) ? `<div class="hint">${text(value['hint'])}</div>` : '';
      return `<div class="input"><b>${text(value['label'])}</b>${element(value['element'])}${hint}</div>`;
    }
    case 'divider':
      return '<hr>';
    default:
      return `<pre>${escaped(JSON.stringify(value, null, 1))}</pre>`;
  }
}

/** A text object. What Slack makes of mrkdwn is done after everything that people wrote is escaped already. */
function text(value: unknown): string {
  if (!isRecord(value)) return '';
  const shown = typeof value['text'] === 'string' ? value['text'] : '';
  if (value['type'] !== 'mrkdwn') return escaped(shown);
  return shown
    .replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/gu, '$1')
    .replaceAll(
      /<([@#!][^|>]*)(?:\|([^>]*))?>/gu,
      '\u0001span class="mention"\u0002$1\u0001/span\u0002',
    )
    .replaceAll(
      /<(https?:[^|>]*|mailto:[^|>]*)(?:\|([^>]*))?>/gu,
      (_, url: string, label?: string) => `\u0001u\u0002${label ?? url}\u0001/u\u0002`,
    )
    .replaceAll('<', '&lt;')
    .replaceAll(/^> ?(.*)$/gmu, '\u0001span class="quote"\u0002$1\u0001/span\u0002')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+)\*(?![\p{L}\p{N}*])/gu, '<b>$1</b>')
    .replaceAll(/`([^`\n]+)`/gu, '<code>$1</code>')
    .replaceAll('\u0001', '<')
    .replaceAll('\u0002', '>');
}

function element(value: unknown): string {
  if (!isRecord(value)) return '';
  if (value['type'] === 'button') {
    const style = value['style'] === 'primary' ? ' primary' : '';
    return `<span class="button${style}">${text(value['text'])}</span>`;
  }
  const options = partsOf(value['options']);
  if (value['type'] === 'overflow') {
    const labels = options.map((one) => text(one['text'])).join(' · ');
    return `<span class="button">⋯</span><span class="hint">${labels}</span>`;
  }
  if (value['type'] === 'checkboxes' || value['type'] === 'radio_buttons') {
    const ticked = [...partsOf(value['initial_options']), value['initial_option']]
      .filter(isRecord)
      .map((one) => one['value']);
    return options
      .map((one) => {
        const mark = ticked.includes(one['value']) ? '☑' : '☐';
        const more = isRecord(one['description']) ? text(one['description']) : '';
        return `<div>${mark} ${text(one['text'])} <span class="hint">${more}</span></div>`;
      })
      .join('');
  }
  const chosen = isRecord(value['initial_option']) ? text(value['initial_option']['text']) : '';
  const time = value['initial_date_time'];
  const initial =
    value['initial_value'] ??
    value['initial_date'] ??
    (typeof time === 'number' ? written(time * 1_000, ZONE) : undefined);
  const listed = options.slice(0, 8).map((one) => text(one['text']));
  const more = options.length > 8 ? ` and ${String(options.length - 8)} more` : '';
  const choice = options.length === 0 ? '' : `<div class="hint">${listed.join(' · ')}${more}</div>`;
  return `<div class="field">${initial === undefined ? chosen : escaped(initial)}</div>${choice}`;
}
