import type { TeamConfig } from '../config/hotline-config.ts';
import type { EscalationStep } from '../domain/escalation/path.ts';
import { isCapable } from '../domain/incident/restricted.ts';
import type { Responder } from '../domain/team/responder.ts';
import type { Finding } from './doctor.ts';

/**
 * Looks for steps of a team's escalation paths that would reach nobody today.
 *
 * @param roster everybody who is or was on its rotation; empty where nobody has been added yet.
 */
export function checkPaths(team: TeamConfig, roster: readonly Responder[]): readonly Finding[] {
  const what = `paths of ${team.key}`;
  const active = roster.filter((person) => person.active);
  if (active.length === 0) {
    const detail =
      'nobody is on the rotation yet, so no backup can be paged: /oncall people add @…, or hotline import';
    return [{ what, state: 'warning', detail }];
  }
  const paths = [
    { name: 'escalation', steps: team.escalation },
    ...team.paths.map(({ name, steps }) => ({ name: `paths.${name}.steps`, steps })),
  ];
  const found = paths.flatMap(({ name, steps }) =>
    steps.flatMap((step, n) => {
      const trouble = troubleWith(step, team, roster);
      return trouble === undefined
        ? []
        : [{ what, ...trouble, detail: `${name}[${String(n)}] ${trouble.detail}` }];
    }),
  );
  return found.length > 0
    ? found
    : [{ what, state: 'good', detail: 'every step reaches somebody; /oncall paths shows whom' }];
}

function troubleWith(
  { target }: EscalationStep,
  team: TeamConfig,
  roster: readonly Responder[],
): Pick<Finding, 'state' | 'detail'> | undefined {
  switch (target.kind) {
    case 'lead':
    case 'person': {
      const userId = target.kind === 'lead' ? team.lead : target.userId;
      const person = roster.find((one) => one.userId === userId);
      if (person?.active) return undefined;
      return person
        ? {
            state: 'bad',
            detail: `pages ${person.name} (${userId}), who has left the rotation: it is passed over. Name somebody else`,
          }
        : {
            state: 'warning',
            detail: `pages ${userId}, who is not on the rotation: check that this is the right member id`,
          };
    }
    case 'capability': {
      const has = roster.some(
        (one) => one.active && isCapable(one, { needs: [target.capability] }),
      );
      return has
        ? undefined
        : {
            state: 'bad',
            detail: `pages those with ${target.capability}, and nobody has it: it is passed over. Correct the word, or enter it for somebody with /oncall people`,
          };
    }
    case 'primary':
    case 'backup':
    case 'capable':
    case 'channel':
      return undefined;
  }
}
