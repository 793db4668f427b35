/** Every id that Slack sends back to us. The manifest's command and these are all that the code listens to. */
export const COMMAND = '/oncall';

export const ACTION = {
  onIt: 'incident_on_it',
  answered: 'incident_answered',
  resolve: 'incident_resolve',
  show: 'incident_show',
  report: 'report_open',
  list: 'list_open',
  listNewer: 'list_newer',
  listOlder: 'list_older',
  known: 'known_open',
  knownLink: 'known_link',
  merge: 'incident_merge',
  unmerge: 'incident_unmerge',
  fruitClaim: 'fruit_claim',
  swapAccept: 'swap_accept',
  swapDecline: 'swap_decline',
  swapWithdraw: 'swap_withdraw',
  coverTake: 'cover_take',
  coverDecline: 'cover_decline',
  coverWithdraw: 'cover_withdraw',
  stepUp: 'duty_step_up',
  publishDraft: 'plan_publish',
  planReasons: 'plan_reasons',
  schedule: 'schedule_open',
  schedulePicture: 'schedule_picture',
  calendar: 'calendar_open',
  calendarRenewOwn: 'calendar_renew_own',
  calendarRenewTeam: 'calendar_renew_team',
  calendarOff: 'calendar_off',
} as const;

export const FORM = {
  report: 'report_form',
  resolve: 'resolve_form',
  swap: 'swap_form',
  swapConfirm: 'swap_confirm_form',
  cover: 'cover_form',
} as const;

/** Fields of the forms; a field's block and its input share the name. */
export const FIELD = {
  title: 'title',
  description: 'description',
  customer: 'customer',
  reach: 'reach',
  organisation: 'organisation',
  contact: 'contact',
  cameIn: 'came_in',
  severity: 'severity',
  environment: 'environment',
  summary: 'summary',
  effort: 'effort',
  gives: 'gives',
  gets: 'gets',
  coverer: 'coverer',
  span: 'span',
} as const;
