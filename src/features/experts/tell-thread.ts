import type { ExpertEvent } from '../../domain/incident/event.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueEffects } from '../incident/carry-out-decision.ts';
import { takeInRemark } from '../issue-log/take-in-remark.ts';
import { momentWords } from '../rotation/cover/judge-cover.ts';
import { isRestricted } from './restricted.ts';

/** Writes what became of asking an expert into the incident's log and thread; what the expert said, into its issue as well. */
export async function tellThread(
  tx: Tx,
  team: Team,
  incident: Incident,
  event: ExpertEvent,
  now: Instant,
): Promise<void> {
  const where = { team: team.key, incident: incident.number };
  const id = await tx.log.append(where, [event], now);
  await enqueueEffects(tx, incident, [{ kind: 'thread-line', event, at: now }], String(id), now);
  if (incident.repository === undefined || isRestricted(team, incident)) return;
  const said = wordsOfExpert(event, team);
  if (said === undefined) return;
  await takeInRemark(
    tx,
    incident,
    {
      kind: 'said',
      origin: 'thread',
      id: `${event.ask}.${event.type}`,
      incident: incident.number,
      author: said.author,
      text: said.text,
      saidAt: now,
      editedAt: undefined,
    },
    now,
  );
}

function wordsOfExpert(
  event: ExpertEvent,
  team: Team,
): { readonly author: string; readonly text: string } | undefined {
  switch (event.type) {
    case 'expert-agreed':
      return {
        author: event.by.name,
        text: event.now
          ? 'Helps with this now.'
          : `Helps with this: we talk ${momentWords(team, event.at)}.`,
      };
    case 'expert-declined':
      return {
        author: event.by.name,
        text: `Cannot help with this${event.reason === undefined ? '.' : `: ${event.reason}`}`,
      };
    case 'expert-asked':
    case 'expert-silent':
    case 'ask-withdrawn':
      return undefined;
  }
}
