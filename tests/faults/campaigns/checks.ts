import type { BreakName } from '../break-names.ts';
import type { CampaignSizes } from '../options.ts';
import type { Counts, Finding, Rule } from '../oracle/verdict.ts';

/** What every campaign is given. */
export interface Terms extends CampaignSizes {
  readonly seed: number;
  /** Which of the breaks are tried. */
  readonly breaks: readonly BreakName[];
  readonly slowness: number;
  /** Wall time after which nothing new is begun. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface Checks {
  readonly passed: number;
  readonly failed: number;
  /** Lines of Markdown. */
  readonly table: readonly string[];
}

export function tableOf(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

export function countOf(findings: readonly Finding[], rule: Rule): number {
  return findings.filter((one) => one.rule === rule).length;
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = (field: keyof Counts): number => all.reduce((total, one) => total + one[field], 0);
  return {
    kills: sum('kills'),
    confirmed: sum('confirmed'),
    incidents: sum('incidents'),
    pagesDue: sum('pagesDue'),
    pages: sum('pages'),
    others: sum('others'),
    marked: sum('marked'),
  };
}
