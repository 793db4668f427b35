import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import { authoriseOnTeam, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';

/** Longer than any calendar's address. */
const LONGEST = 2_000;

export interface OwnCalendarGiven {
  readonly ok: true;
  readonly given: boolean;
  /** False when there was none to take back. */
  readonly changed: boolean;
}

/**
 * Gives the address of one's own calendar, by which times that suit are found; or takes it back.
 *
 * @param address as it was typed; undefined takes it back. It is a secret: no log and no answer repeats it.
 */
export async function giveOwnCalendar(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly address: string | undefined;
  },
): Promise<OwnCalendarGiven | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  return await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<OwnCalendarGiven | Refusal>(tx, input.delivery, now, async () => {
      const refusal = await authoriseOnTeam(tx, team, input.by, 'own-calendar', undefined, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const log = async (given: boolean): Promise<void> => {
        await tx.log.append({ team: team.key }, [{ type: 'own-calendar', by, given }], now);
      };
      if (input.address === undefined) {
        const changed = await tx.ownCalendars.remove(by.userId);
        if (changed) await log(false);
        return { ok: true, given: false, changed };
      }
      const address = readAddress(input.address);
      if (address === undefined) {
        return refuse(
          'invalid',
          'That is no address of a calendar. It begins with https:// and has neither name nor password before the host. Your calendar program calls it the secret or private iCal address.',
        );
      }
      await tx.ownCalendars.put(by.userId, address, now);
      await log(true);
      return { ok: true, given: true, changed: true };
    });
  });
}

/** Programs hand out `webcal:`, which is https in other clothes. */
function readAddress(text: string): string | undefined {
  const typed =
    text
      .trim()
      .replace(/^<(.*)>$/u, '$1')
      .split('|')[0] ?? '';
  const address = typed.replace(/^webcals?:/iu, 'https:');
  if (address.length > LONGEST || !URL.canParse(address)) return undefined;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' ? address : undefined;
}
