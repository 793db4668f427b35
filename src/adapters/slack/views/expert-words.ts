import type { AskWithdrawn } from '../../../domain/experts/ask.ts';
import type { ExpertEvent } from '../../../domain/incident/event.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { safeLine } from './text.ts';

/** Why it is not needed any more, after "no longer needed: ". */
export const WITHDRAWN: Readonly<Record<AskWithdrawn, string>> = {
  'called-off': 'it was called off',
  'asked-another': 'somebody else was asked',
  resolved: 'the incident is resolved',
  'handed-over': 'the incident is somebody else’s now',
};

/**
 * What became of asking an expert, as a clause without an end.
 *
 * @param at how an instant is shown.
 */
export function expertEventWords(event: ExpertEvent, at: (t: Instant) => string): string {
  switch (event.type) {
    case 'expert-asked': {
      const topic = event.topic === undefined ? '' : ` with ${safeLine(event.topic)}`;
      return `${safeLine(event.by.name)} asked ${safeLine(event.expert.name)} for help${topic}`;
    }
    case 'expert-agreed':
      return event.now
        ? `${safeLine(event.by.name)} helps now`
        : `${safeLine(event.by.name)} helps: they talk ${at(event.at)}`;
    case 'expert-declined': {
      const reason = event.reason === undefined ? '' : `: “${safeLine(event.reason)}”`;
      return `${safeLine(event.by.name)} cannot help${reason}`;
    }
    case 'expert-silent':
      return `${safeLine(event.expert.name)} has not answered in time whether they can help`;
    case 'ask-withdrawn': {
      const by = event.by === undefined ? '' : ` (${safeLine(event.by.name)})`;
      return `${safeLine(event.expert.name)}’s help is no longer needed: ${WITHDRAWN[event.why]}${by}`;
    }
  }
}
