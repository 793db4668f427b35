import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/domain/incident/event.ts';
import { isHeard, silenceOver, silentAt } from '../../../src/domain/incident/silence.ts';
import { ALPHA, at, incident, visit } from '../../support/fixtures.ts';

const TEAM = visit();
const HEARD = at('2027-01-12 09:30');
const answered = incident({ state: 'answered', answered: { by: ALPHA, at: HEARD } });

const saysSomething = (type: DomainEvent['type']) => isHeard({ type });

describe('silence', () => {
  it('is asked about 21 days after the last word, while the team is there', () => {
    expect(silentAt(TEAM, HEARD)).toBe(at('2027-02-02 09:30'));
    // A Friday evening's word: 21 days later is a Friday evening, so it is asked on Monday.
    expect(silentAt(TEAM, at('2027-01-15 18:00'))).toBe(at('2027-02-08 08:00'));
    // Wednesday 30 December + 19 days would be the holiday of 18 January.
    expect(silentAt(visit({ silentAfterDays: 19 }), at('2026-12-30 09:00'))).toBe(
      at('2027-01-19 08:00'),
    );
  });

  it('asks once it is over, and again after as long', () => {
    const now = at('2027-02-02 09:30');
    const decision = silenceOver(answered, HEARD, ALPHA, TEAM, now);
    expect(decision.effects).toEqual([{ kind: 'ask-silent', to: 'U01ALPHA', heardAt: HEARD }]);
    expect(decision.arm).toEqual([
      { incident: 41, dueAt: at('2027-02-23 09:30'), what: { kind: 'silent', heardAt: HEARD } },
    ]);
  });

  it('looks again later where something was said meanwhile', () => {
    const heard = at('2027-01-20 10:00');
    const decision = silenceOver(answered, heard, ALPHA, TEAM, at('2027-02-02 09:30'));
    expect(decision.effects).toEqual([]);
    expect(decision.arm).toMatchObject([{ dueAt: at('2027-02-10 10:00') }]);
  });

  it('is not broken by what passes an incident on from week to week', () => {
    expect(
      (['handed-off', 'assigned', 'silence-asked', 'kept-open'] as const).map(saysSomething),
    ).toEqual([false, false, false, false]);
    expect(
      (['answered', 'message-added', 'linked', 'reopened'] as const).map(saysSomething),
    ).toEqual([true, true, true, true]);
  });

  it('asks nobody at night, after the bot was down', () => {
    const decision = silenceOver(answered, HEARD, ALPHA, TEAM, at('2027-02-05 19:00'));
    expect(decision.effects).toEqual([]);
    expect(decision.arm).toMatchObject([{ dueAt: at('2027-02-08 08:00') }]);
  });

  it('leaves an incident without a first answer to the escalation path', () => {
    const now = at('2027-02-02 09:30');
    const decision = silenceOver(incident(), HEARD, ALPHA, TEAM, now);
    expect(decision).toMatchObject({ effects: [], arm: [{ dueAt: at('2027-02-23 09:30') }] });
  });

  it('is over with the incident', () => {
    const resolved = incident({ state: 'resolved' });
    const decision = silenceOver(resolved, HEARD, ALPHA, TEAM, at('2027-02-02 09:30'));
    expect(decision).toMatchObject({ effects: [], arm: [] });
  });
});
