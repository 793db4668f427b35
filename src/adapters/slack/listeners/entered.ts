import type { ViewOutput } from '@slack/bolt';
import type { Instant } from '../../../domain/time/instant.ts';

/** What a person entered into a field, as text; undefined when it was left empty. */
export function entered(view: ViewOutput, field: string): string | undefined {
  const state = view.state.values[field]?.[field];
  const value = state?.value ?? state?.selected_option?.value ?? state?.selected_date;
  return value === undefined || value === null || value.trim() === '' ? undefined : value;
}

/** The instant that a person chose; 0 where the field is not there, which is past. */
export function chosenAt(view: ViewOutput, field: string): Instant {
  return (view.state.values[field]?.[field]?.selected_date_time ?? 0) * 1_000;
}
