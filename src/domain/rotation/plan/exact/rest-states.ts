import type { Problem } from '../problem.ts';

/** Who still lacks rest when a week comes, and by how many weeks: one digit for each person. */
export interface RestState {
  readonly lacks: Uint8Array;
  /** The least that the weeks from here on cost. */
  least: number;
}

/** The states that can be reached, by week and key. */
export class RestStates {
  private readonly layers: Map<number, RestState>[] = [];
  private readonly powers: readonly number[];
  private readonly problem: Problem;
  readonly first: number;

  constructor(problem: Problem) {
    const { people, restWeeks, weekNumbers, lastBefore } = problem;
    this.problem = problem;
    this.powers = Array.from({ length: people }, (_, i) => (restWeeks + 1) ** i);
    const lacks = Uint8Array.from(lastBefore, (last) =>
      Math.max(0, restWeeks + 1 - (weekNumbers[0]! - last)),
    );
    this.first = this.keyOf(lacks);
    this.layers[0] = new Map([[this.first, { lacks, least: 0 }]]);
  }

  at(w: number, key: number): RestState {
    return this.layers[w]!.get(key)!;
  }

  of(w: number): Iterable<[number, RestState]> {
    return this.layers[w]!;
  }

  /** The key of each state that follows when somebody serves in week `w`; `enter` adds it to those of the next week. */
  follower(w: number, { lacks }: RestState): (primary: number, backup: number) => number {
    const { restWeeks, weekNumbers } = this.problem;
    const gap = w + 1 < weekNumbers.length ? weekNumbers[w + 1]! - weekNumbers[w]! : restWeeks + 1;
    const served = Math.max(0, restWeeks + 1 - gap);
    const later = lacks.map((lack) => Math.max(0, lack - gap));
    const idle = this.keyOf(later);
    const more = (i: number): number => (i < 0 ? 0 : (served - later[i]!) * this.powers[i]!);
    return (primary, backup) => idle + more(primary) + more(backup);
  }

  enter(w: number, key: number): void {
    const layer = (this.layers[w] ??= new Map<number, RestState>());
    if (layer.has(key)) return;
    const base = this.problem.restWeeks + 1;
    const lacks = Uint8Array.from(this.powers, (power) => Math.floor(key / power) % base);
    layer.set(key, { lacks, least: 0 });
  }

  count(w: number): number {
    return this.layers[w]!.size;
  }

  private keyOf(lacks: Uint8Array): number {
    return lacks.reduce((sum, lack, i) => sum + lack * this.powers[i]!, 0);
  }
}
