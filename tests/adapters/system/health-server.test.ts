import { describe, expect, it } from '@jest/globals';
import { startHealthServer } from '../../../src/adapters/system/health-server.ts';
import { createMetrics } from '../../../src/adapters/system/metrics.ts';
import type { ClaimedRow, Outcome } from '../../../src/ports/outbox.ts';
import { freePort } from '../../support/http.ts';

const HEALTH = {
  alive: true,
  ready: false,
  database: 'ok',
  connections: 1,
  overdueTimers: true,
  failingJobs: [],
  outbox: { pending: 4, unknown: 1, failed: 2 },
} as const;

const page: ClaimedRow = {
  id: 1,
  key: 'inc-1/page/0/1',
  lane: 'inc-1/page',
  priority: 0,
  team: 'visit',
  incident: 1,
  effect: { kind: 'page', to: 'U1', page: { step: 0, times: 1, late: undefined } },
  dueAt: 1_000,
  decidedAt: 1_000,
  attempts: 1,
  mayRepeat: undefined,
  lastAttemptAt: undefined,
};

describe('the health endpoint', () => {
  it('answers for the process, for pages, and with figures', async () => {
    const metrics = createMetrics({ now: () => 1_120, realMsUntil: () => 0 });
    const outcomes: Outcome[] = [
      { kind: 'unknown', why: 'cut' },
      { kind: 'sent', place: undefined },
    ];
    const carrier = metrics.counted({
      carry: async () =>
        await Promise.resolve(outcomes.shift() ?? { kind: 'refused', why: 'nothing left' }),
      lookUp: async () => await Promise.resolve({ kind: 'absent' }),
    });
    expect(await carrier.carry(page)).toEqual({ kind: 'unknown', why: 'cut' });
    expect(await carrier.lookUp(page)).toEqual({ kind: 'absent' });
    await carrier.carry(page);
    const port = await freePort();
    const close = await startHealthServer(port, {
      health: async () => await Promise.resolve(HEALTH),
      metrics: async () =>
        await metrics.text({ health: HEALTH, teams: [{ team: 'visit', open: 3, waiting: 2 }] }),
    });
    const at = (path: string): string => `http://127.0.0.1:${String(port)}${path}`;
    try {
      expect((await fetch(at('/healthz'))).status).toBe(200);
      const ready = await fetch(at('/readyz'));
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual(HEALTH);
      expect((await fetch(at('/else'))).status).toBe(404);
      const figures = await fetch(at('/metrics'));
      expect(figures.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      const lines = (await figures.text()).split('\n');
      expect(lines).toEqual(
        expect.arrayContaining([
          'hotline_ready 0',
          'hotline_timers_overdue 1',
          'hotline_outbox_rows{state="failed"} 2',
          'hotline_incidents{team="visit",state="waiting"} 2',
          'hotline_incidents{team="visit",state="answered"} 1',
          'hotline_effect_attempts_total{kind="page",outcome="unknown"} 1',
          'hotline_effect_attempts_total{kind="page",outcome="looked-up-absent"} 1',
          'hotline_effect_attempts_total{kind="page",outcome="sent"} 1',
          'hotline_effect_lateness_seconds_bucket{le="0.05",kind="page"} 0',
          'hotline_effect_lateness_seconds_bucket{le="0.15",kind="page"} 1',
        ]),
      );
    } finally {
      await close();
    }
  });
});
