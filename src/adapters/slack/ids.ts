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
  callBack: 'incident_call_back',
  reportShared: 'report_shared',
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

/** Shortcuts, as `manifest.yml` names them. */
export const SHORTCUT = {
  /** Global. */
  report: 'report_incident',
  /** On messages. */
  reportMessage: 'report_message',
  addMessage: 'add_message',
} as const;

export const FORM = {
  report: 'report_form',
  reportRestricted: 'report_restricted_form',
  addToIncident: 'add_to_incident_form',
  chooseTeam: 'choose_team_form',
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
  answeredAt: 'answered_at',
  mail: 'mail',
  redirect: 'redirect',
  callBack: 'call_back',
  reference: 'reference',
  requiredResponse: 'required_response',
  incident: 'incident',
  team: 'team',
  severity: 'severity',
  environment: 'environment',
  summary: 'summary',
  effort: 'effort',
  gives: 'gives',
  gets: 'gets',
  coverer: 'coverer',
  span: 'span',
} as const;
