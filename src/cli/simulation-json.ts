import type { LifeRates } from '../domain/rotation/simulation/life.ts';
import type { Outcome } from '../domain/rotation/simulation/outcome.ts';
import type { Run } from '../domain/rotation/simulation/years.ts';

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Years of a rotation for programs. Keys stay; new ones may come. */
export function simulationAnswer(
  runs: readonly Run[],
  settings: LifeRates & { readonly years: number; readonly start: string },
): object {
  return {
    ...settings,
    runs: runs.map(({ seed, happened, outcomes }) => ({
      seed,
      happened,
      schedulers: outcomes.map(outcomeAnswer),
    })),
  };
}

function outcomeAnswer(outcome: Outcome): object {
  const { scheduler, spread, distance, flaws, changes, swaps, people } = outcome;
  return {
    name: scheduler,
    spread: {
      primary: round(spread.primary),
      backup: round(spread.backup),
      holiday: round(spread.holiday),
    },
    along_the_way: { median: round(distance.median), worst: round(distance.worst) },
    violations: flaws,
    published_changes: changes,
    swaps,
    people: people.map(({ name, weight, joined, left, served, due }) => ({
      name,
      weight,
      joined: joined ?? null,
      left: left ?? null,
      served,
      due: {
        primary: round(due.primary),
        backup: round(due.backup),
        holiday: round(due.holiday),
      },
    })),
  };
}
