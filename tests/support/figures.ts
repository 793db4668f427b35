import { type Figures, figuresOf } from '../../src/domain/figures/figures.ts';
import { counted } from './counted.ts';
import { at, visit } from './fixtures.ts';

const NAMES: Readonly<Record<string, string>> = { a: 'alpha', b: 'bravo', d: 'delta' };
export const nameOf = (id: string): string => NAMES[id] ?? 'someone';

/** VisIt's week of 11 January 2027: four incidents, one late, one without an answer, one that waits; two people. */
export function sampleFigures(): Figures {
  const { calendar } = visit();
  const scf = { environment: 'scf', isRestricted: true } as const;
  return figuresOf(
    { kind: 'weeks', first: '2027-01-11', count: 1 },
    {
      incidents: [
        counted(1, '2027-01-11 09:00', '2027-01-11 10:00', {
          answered: '2027-01-11 09:14',
          resolved: '2027-01-12 09:00',
          effortHours: 1.5,
          ownerId: 'a',
          customer: 'Example Lab',
        }),
        counted(2, '2027-01-12 09:00', '2027-01-12 10:00', {
          answered: '2027-01-12 11:00',
          ownerId: 'a',
          customer: 'Example Lab',
          contact: 'email',
        }),
        counted(3, '2027-01-12 18:00', '2027-01-13 09:00', { ...scf, ownerId: 'a' }),
        counted(4, '2027-01-14 16:30', '2027-01-15 08:30', { severity: 'major' }),
      ],
      happenings: [
        { incident: 2, kind: 'page', to: 'U04DELTA', times: 1, at: at('2027-01-12 10:00') },
        { incident: 2, kind: 'page', to: 'U04DELTA', times: 2, at: at('2027-01-12 10:10') },
        { incident: 2, kind: 'channel-page', at: at('2027-01-12 10:40') },
      ],
      covers: [
        {
          id: '1',
          kind: 'step-up',
          role: 'primary',
          responderId: 'd',
          from: at('2027-01-12 10:15'),
          to: at('2027-01-12 17:00'),
          agreedAt: 1,
        },
      ],
      load: new Map([
        [
          'a',
          {
            served: { primary: 0.85, backup: 0, holiday: 0 },
            due: { primary: 2 / 3, backup: 2 / 3, holiday: 0 },
          },
        ],
        [
          'd',
          {
            served: { primary: 0.15, backup: 1, holiday: 0 },
            due: { primary: 1 / 3, backup: 1 / 3, holiday: 0 },
          },
        ],
      ]),
      people: [
        { id: 'a', userId: 'U01ALPHA' },
        { id: 'd', userId: 'U04DELTA' },
      ],
    },
    calendar,
    at('2027-01-15 08:10'),
  );
}
