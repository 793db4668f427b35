/** Places at which the bot can be made to die: each lies between two things that must not come apart. */
export const FAILPOINT_WORDS = {
  'migration-half': 'in the middle of the migrations',
  'backup-half': 'in the middle of a backup',
  'life-uncommitted': 'before its new life is committed',
  'life-begun': 'after its new life is committed, before the engine runs',
  'sockets-closed': 'the engine runs, and Slack is not connected yet',
  'report-uncommitted': 'a report is written and not committed',
  'report-committed': 'a report is committed and not answered',
  'deed-uncommitted': 'what somebody did is written and not committed',
  'deed-committed': 'what somebody did is committed and not answered',
  'timer-uncommitted': 'a timer has fired and what follows is not committed',
  'timer-committed': 'a timer has fired and its effects have not been looked for',
  'between-slices': 'some of the timers that are due have fired, and others not',
  'claim-uncommitted': 'a claim is written and not committed',
  'claim-committed': 'a claim is committed and nothing is sent',
  'look-claimed': 'an unknown outcome is claimed and not looked up',
  'before-sending': 'before it sends',
  'while-sending': 'while Slack has the call',
  'after-sending': 'after it has sent, before that is recorded',
  'before-looking': 'before it looks whether something came through',
  'after-looking': 'after it has looked, before that is recorded',
  'result-uncommitted': 'a result is written and not committed',
  'result-committed': 'a result is committed and nothing follows from it yet',
  'stopping-with-calls': 'it was asked to end, and calls are under way',
  'stopping-at-last': 'it was asked to end, and only the database is open',
} as const;

export type FailpointName = keyof typeof FAILPOINT_WORDS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the constant above
export const FAILPOINT_NAMES = Object.keys(FAILPOINT_WORDS) as FailpointName[];

/** Where one life of the bot is to end. */
export interface Failpoint {
  readonly name: FailpointName;
  /** The first time that it comes by, or the second … */
  readonly nth: number;
}
