import { describe, expect, it } from '@jest/globals';
import { canBePaged, whomToTell } from '../../../src/domain/rotation/reach.ts';

const OVERSEERS = ['U06FOXTROT', 'U01ALPHA', 'U01ALPHA'];

describe('who is told that something keeps somebody from being paged', () => {
  it('is that person alone, a week ahead', () => {
    const told = { self: true, others: [], channel: false };
    expect(whomToTell('U03CHARLIE', true, 'week', OVERSEERS)).toEqual(told);
  });

  it('is the lead and the admins as well, a day ahead', () => {
    const told = { self: true, others: ['U06FOXTROT', 'U01ALPHA'], channel: false };
    expect(whomToTell('U03CHARLIE', true, 'day', OVERSEERS)).toEqual(told);
  });

  it('is the lead and the admins at once where the person cannot be told', () => {
    const told = { self: false, others: ['U06FOXTROT', 'U01ALPHA'], channel: false };
    expect(whomToTell('U03CHARLIE', false, 'week', OVERSEERS)).toEqual(told);
  });

  it('is the channel where the only admin is who cannot be told', () => {
    const told = { self: false, others: [], channel: true };
    expect(whomToTell('U01ALPHA', false, 'week', ['U01ALPHA'])).toEqual(told);
    const asWell = { self: true, others: [], channel: false };
    expect(whomToTell('U01ALPHA', true, 'day', ['U01ALPHA'])).toEqual(asWell);
  });

  it('follows from all the ways there are: one that is open is enough', () => {
    const shut = { way: 'slack', isOpen: false, troubles: ['deactivated'] } as const;
    expect(canBePaged({ ways: [shut] })).toBe(false);
    expect(canBePaged({ ways: [shut, { ...shut, isOpen: true, troubles: [] }] })).toBe(true);
    expect(canBePaged({ ways: [] })).toBe(false);
  });
});
