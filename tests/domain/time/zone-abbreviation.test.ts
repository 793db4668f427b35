import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { withZone, zoneAbbreviation } from '../../../src/domain/time/zone-abbreviation.ts';

const local = (iso: string, zone: string) => DateTime.fromISO(iso, { zone, locale: 'de' });

describe('what people call a zone', () => {
  it('differs between winter and summer, and is said in English whatever the locale', () => {
    expect(zoneAbbreviation(local('2026-12-01T08:30', 'America/Los_Angeles'))).toBe('PST');
    expect(zoneAbbreviation(local('2026-07-01T08:30', 'America/Los_Angeles'))).toBe('PDT');
    expect(zoneAbbreviation(local('2026-12-02T08:30', 'America/Los_Angeles'))).toBe('PST');
  });

  it('tells zones of the same offset apart', () => {
    expect(zoneAbbreviation(local('2026-12-01T08:30', 'America/Denver'))).toBe('MST');
    expect(zoneAbbreviation(local('2026-12-01T08:30', 'Etc/GMT+7'))).toBe('GMT-7');
  });

  it('follows the time that a format gives', () => {
    const instant = DateTime.fromISO('2026-12-01T16:30:00Z').setZone('America/Los_Angeles');
    expect(withZone(instant, 'HH:mm')).toBe('08:30 PST');
  });
});
