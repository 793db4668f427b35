/**
 * JSON from the bot, a person's page or a file, taken for what it ought to be. Here alone: whoever calls this either
 * had `limits/` look at it, or is a stand-in whose callers are our own programs.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function trusted<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as T;
}
