import { type IncidentTimer, incidentTimerKey } from './incident/timer.ts';
import { type TeamTimer, teamTimerKey } from './rotation/timer.ts';

/** Everything that can be armed. */
export type Timer = IncidentTimer | TeamTimer;

/** A timer's unique name: arming it again moves it, and never adds a second. */
export function timerKey(timer: Timer): string {
  return timer.incident === undefined
    ? teamTimerKey(timer.team, timer.what)
    : incidentTimerKey(timer.incident, timer.what);
}
