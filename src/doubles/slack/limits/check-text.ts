import { isRecord, type Problems } from './problems.ts';

type TextKind = 'plain_text' | 'mrkdwn' | 'any';

/** A text object: right type, not empty, not too long. */
export function checkText(
  problems: Problems,
  text: unknown,
  kind: TextKind,
  limit: number,
  pointer: string,
): void {
  if (!isRecord(text)) {
    problems.add('must provide an object', pointer);
    return;
  }
  const type = text['type'];
  if (type !== 'plain_text' && type !== 'mrkdwn') {
    problems.add('unsupported type: must be plain_text or mrkdwn', `${pointer}/type`);
  } else if (kind !== 'any' && type !== kind) {
    problems.add(`must be ${kind}`, `${pointer}/type`);
  }
  if (type === 'mrkdwn' && text['emoji'] !== undefined) {
    problems.add('no more properties allowed: emoji', pointer);
  }
  problems.filled(text['text'], limit, `${pointer}/text`);
}

export function checkOptionalText(
  problems: Problems,
  text: unknown,
  kind: TextKind,
  limit: number,
  pointer: string,
): void {
  if (text !== undefined) checkText(problems, text, kind, limit, pointer);
}

export function checkConfirm(problems: Problems, confirm: unknown, pointer: string): void {
  if (confirm === undefined) return;
  if (!isRecord(confirm)) {
    problems.add('must provide an object', pointer);
    return;
  }
  checkText(problems, confirm['title'], 'plain_text', 100, `${pointer}/title`);
  checkText(problems, confirm['text'], 'any', 300, `${pointer}/text`);
  checkOptionalText(problems, confirm['confirm'], 'plain_text', 30, `${pointer}/confirm`);
  checkOptionalText(problems, confirm['deny'], 'plain_text', 30, `${pointer}/deny`);
}

export function checkOptions(
  problems: Problems,
  options: unknown,
  max: number,
  kind: TextKind,
  pointer: string,
): void {
  if (!Array.isArray(options)) {
    problems.add('must provide options', pointer);
    return;
  }
  problems.count(options, 1, max, pointer);
  const seen = new Set<unknown>();
  for (const [index, option] of (options as unknown[]).entries()) {
    const at = `${pointer}/${index}`;
    if (!isRecord(option)) {
      problems.add('must provide an object', at);
      continue;
    }
    checkText(problems, option['text'], kind, 75, `${at}/text`);
    problems.filled(option['value'], 150, `${at}/value`);
    checkOptionalText(problems, option['description'], kind, 75, `${at}/description`);
    if (seen.has(option['value'])) problems.add('option values must be unique', `${at}/value`);
    seen.add(option['value']);
  }
}
