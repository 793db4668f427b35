import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from '../../features/health.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EffectCarrier } from '../../ports/outbox.ts';

/** What the metrics say of a team at the moment they are asked. */
export interface TeamCounts {
  readonly team: string;
  readonly open: number;
  readonly waiting: number;
}

/** The bot's figures for Prometheus and what reads its format. No names, no titles: kinds and counts alone. */
export interface Metrics {
  /** A carrier that does what the given one does, and is counted. */
  counted(carrier: EffectCarrier): EffectCarrier;
  /** The exposition text, version 0.0.4. */
  text(now: { readonly health: Health; readonly teams: readonly TeamCounts[] }): Promise<string>;
}

/** Seconds. The goals are 0.15 s while running and 3 s after a restart; an outage of Slack may take hours. */
const LATENESS_BUCKETS = [0.05, 0.15, 0.5, 1, 3, 15, 60, 600, 3_600, 36_000];

export function createMetrics(clock: Clock): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const attempts = new Counter({
    name: 'hotline_effect_attempts_total',
    help: 'Attempts to carry an effect out (a page, a card, an issue), by kind and outcome.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  });
  const lateness = new Histogram({
    name: 'hotline_effect_lateness_seconds',
    help: 'From the instant at which an effect was due until the provider had it, by kind.',
    labelNames: ['kind'] as const,
    buckets: LATENESS_BUCKETS,
    registers,
  });
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const ready = gauge('hotline_ready', '1 while pages get through: nothing overdue, Slack there.');
  const alive = gauge('hotline_alive', '1 while the database reads and writes.');
  const connections = gauge('hotline_slack_connections', 'Connections to Slack that are up.');
  const overdue = gauge('hotline_timers_overdue', '1 while a timer is a minute or more overdue.');
  const outbox = gauge('hotline_outbox_rows', 'Effects by state.', ['state']);
  const failing = gauge('hotline_jobs_failing', 'Scheduled jobs that fail and are tried again.');
  const incidents = gauge('hotline_incidents', 'Open incidents, by team and state.', [
    'team',
    'state',
  ]);

  return {
    counted: (carrier) => ({
      carry: async (row) => {
        const { kind } = row.effect;
        const outcome = await carrier.carry(row);
        attempts.inc({ kind, outcome: outcome.kind });
        if (outcome.kind === 'sent') {
          lateness.observe({ kind }, Math.max(0, clock.now() - row.dueAt) / 1_000);
        }
        return outcome;
      },
      lookUp: async (row) => {
        const sighting = await carrier.lookUp(row);
        attempts.inc({ kind: row.effect.kind, outcome: `looked-up-${sighting.kind}` });
        return sighting;
      },
    }),
    text: async ({ health, teams }) => {
      ready.set(Number(health.ready));
      alive.set(Number(health.alive));
      connections.set(health.connections);
      overdue.set(Number(health.overdueTimers));
      failing.set(health.failingJobs.length);
      for (const state of ['pending', 'unknown', 'failed'] as const) {
        outbox.set({ state }, health.outbox[state]);
      }
      for (const { team, open, waiting } of teams) {
        incidents.set({ team, state: 'waiting' }, waiting);
        incidents.set({ team, state: 'answered' }, open - waiting);
      }
      return await registry.metrics();
    },
  };
}
