import type { Role } from '../rotation/role.ts';
import type { Instant, WeekName } from '../time/instant.ts';

/** What is said of a team's week. It is made from what is so when it is sent. */
export type WeekNotice =
  /** The weekly post. */
  | { readonly about: 'week'; readonly week: WeekName }
  /** How the open incidents stand, to whoever is backup; pointless from `lapsesAt` on. */
  | {
      readonly about: 'digest';
      readonly lapsesAt: Instant;
      /** What there was to say when it was decided: kept once it was said. */
      readonly content: string;
    }
  /** To the lead: open incidents that nobody has done anything about for so many days. */
  | { readonly about: 'ageing'; readonly lapsesAt: Instant };

/** To the lead: a week that nobody, or only one of the two, is planned for. */
export interface PlanEndsNotice {
  readonly about: 'plan-ends';
  readonly week: WeekName;
  readonly opensAt: Instant;
  readonly missing: readonly Role[];
}
