import type { Bench } from './bench.ts';
import { benchAgainstOptimum } from './planner/against-optimum.ts';
import { benchFirstAnswers } from './planner/first-answers.ts';
import { benchLeastChange } from './planner/least-change.ts';

export const benchPlanner: Bench = {
  name: 'planner',
  about:
    'rotation plans: beside the optimum, round robin and linkedin/oncall; first answers; least change',
  limitSeconds: 1800,
  run: async (report) => {
    await benchAgainstOptimum(report);
    report.line('\n### First answers\n');
    await benchFirstAnswers(report);
    report.line('\n### Least change\n');
    await benchLeastChange(report);
  },
};
