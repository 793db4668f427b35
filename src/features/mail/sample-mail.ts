import { type Incident, OPEN_ENVIRONMENT } from '../../domain/incident/incident.ts';
import { handoffMail } from '../../domain/mail/handoff-mail.ts';
import { DEFAULT_TEMPLATE } from '../../domain/mail/template.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';

const SOMEBODY = { userId: 'U00', name: 'alpha' } as const;

/** What a team's customers are written when the week ends, of a question and of people who do not exist. */
export function sampleMail(
  team: Team,
  now: Instant,
): { readonly subject: string; readonly text: string } {
  const { calendar } = team;
  const span = calendar.weekSpan(calendar.dutyWeek(now));
  return handoffMail({
    template: team.handoffMail ?? DEFAULT_TEMPLATE,
    teamName: team.name,
    zone: calendar.zone,
    customerName: 'Dana Reed',
    incidents: [sampleIncident(team, now)],
    from: SOMEBODY,
    primary: { name: 'bravo', email: 'bravo@example.org', phone: '925-555-0101' },
    backup: { name: 'delta', email: 'delta@example.org', phone: '925-555-0104' },
    opensAt: calendar.nextOpen(span?.closes ?? now),
  });
}

function sampleIncident(team: Team, now: Instant): Incident {
  const cameInAt = now - DAY_MS;
  return {
    number: 41,
    team: team.key,
    title: 'Contour plot crashes on restart',
    description: '',
    customer: {
      name: 'Dana Reed',
      email: 'dana@example.org',
      phone: undefined,
      organisation: undefined,
    },
    contact: 'email',
    severity: 'normal',
    environment: OPEN_ENVIRONMENT,
    reported: { by: SOMEBODY, at: cameInAt },
    cameInAt,
    week: team.calendar.dutyWeek(cameInAt),
    ownerId: undefined,
    goalMinutes: team.goalMinutes,
    dueAt: cameInAt,
    state: 'answered',
    onIt: undefined,
    answered: { by: SOMEBODY, at: cameInAt },
    resolution: undefined,
    paging: undefined,
  };
}
