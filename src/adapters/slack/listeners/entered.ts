import type { ViewOutput } from '@slack/bolt';

/** What a person entered into a field, as text; undefined when it was left empty. */
export function entered(view: ViewOutput, field: string): string | undefined {
  const state = view.state.values[field]?.[field];
  const value = state?.value ?? state?.selected_option?.value ?? undefined;
  return value === undefined || value === null || value.trim() === '' ? undefined : value;
}
