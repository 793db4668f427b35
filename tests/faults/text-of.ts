/** The text of an answer, if it has any. */
export function textOf(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null || !('text' in payload)) return '';
  return typeof payload.text === 'string' ? payload.text : '';
}
