/** What has happened to a team's rotation: part of the append-only log. */
export type TeamEvent =
  /** A cover began or ended, so somebody else is on duty. */
  { readonly type: 'duty-changed'; readonly cover: string };
