/** Collects what is wrong with a payload, in Slack's words: `text [json-pointer:/path]`. */
export class Problems {
  readonly list: string[] = [];

  add(text: string, pointer: string): void {
    this.list.push(`${text} [json-pointer:${pointer}]`);
  }

  /** Slack counts characters as JavaScript does (UTF-16 units). */
  length(value: unknown, limit: number, pointer: string): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'string') this.add('must be a string', pointer);
    else if (value.length > limit) this.add(`must be less than ${limit + 1} characters`, pointer);
  }

  filled(value: unknown, limit: number, pointer: string): void {
    if (value === undefined || value === null) this.add('missing required field', pointer);
    else if (value === '') this.add('must be more than 0 characters', pointer);
    else this.length(value, limit, pointer);
  }

  count(items: readonly unknown[], min: number, max: number, pointer: string): void {
    if (items.length < min) this.add(`no fewer than ${min} items allowed`, pointer);
    if (items.length > max) this.add(`no more than ${max} items allowed`, pointer);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
