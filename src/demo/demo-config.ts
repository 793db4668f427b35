import { DEMO_INCIDENTS, DEMO_SOURCE } from './demo-issues.ts';
import { DEMO_CHANNEL, DEMO_GROUP } from './demo-team.ts';

/** The demo's `hotline.yml`: VisIt's process, with the demo's people. */
export const DEMO_CONFIG = `
teams:
  visit:
    name: VisIt
    channels: { incidents: ${DEMO_CHANNEL} }
    admins: [U01ALPHA]
    lead: U06FOXTROT
    calendar:
      zone: America/Los_Angeles
      hours:
        mon-fri: ["08:00-12:00", "13:00-17:00"]
      holidays:
        country: US
        types: [public, bank]
        except: [Columbus Day, Veterans Day]
        also:
          2026-11-27: Day after Thanksgiving
          2026-12-24: Christmas Eve
    response:
      goal: 60
      remind_at: [50%, 80%]
      repeat_page: 10
      environments:
        scf: { name: SCF, goal: 240, needs: [scf], restricted: true }
    github: { incidents: ${DEMO_INCIDENTS}, source: ${DEMO_SOURCE} }
    on_duty: { user_group: ${DEMO_GROUP} }
    escalation:
      - { page: backup }
      - { page: lead, after: 20 }
      - { tell: channel, after: 20 }
`;
