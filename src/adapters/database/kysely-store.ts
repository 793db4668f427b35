import type { Kysely, Transaction } from 'kysely';
import type { Store, Tx } from '../../ports/store.ts';
import { coverOffersIn } from './cover-offers.ts';
import { coversIn } from './covers.ts';
import { deliveriesIn } from './deliveries.ts';
import { eventLogIn } from './event-log.ts';
import { feedsIn } from './feeds.ts';
import { incidentsIn } from './incidents.ts';
import { issueLinksIn } from './issue-links.ts';
import { jobRunsIn } from './job-runs.ts';
import { messagePlacesIn } from './message-places.ts';
import { outboxIn } from './outbox.ts';
import { peopleIn } from './people.ts';
import { planDraftsIn } from './plan-drafts.ts';
import { postmortemsIn } from './postmortems.ts';
import { presenceIn } from './presence.ts';
import { productIssuesIn } from './product-issues.ts';
import { readMarksIn, remarksIn } from './remarks.ts';
import type { Schema } from './schema.ts';
import { swapsIn } from './swaps.ts';
import { timersIn } from './timers.ts';

export type Db = Transaction<Schema>;

/** Where the two databases differ, so that the rest need not know which one it is. */
export interface DialectTraits {
  /** Runs work in a transaction that behaves as if no other ran beside it. */
  readonly serialised: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** The store on any database that Kysely speaks to. */
export function createKyselyStore(traits: DialectTraits): Store {
  return {
    transaction: async (work) => await traits.serialised(async (db) => await work(txOn(db))),
    close: traits.close,
  };
}

function txOn(db: Db): Tx {
  return {
    incidents: incidentsIn(db),
    people: peopleIn(db),
    covers: coversIn(db),
    coverOffers: coverOffersIn(db),
    swaps: swapsIn(db),
    timers: timersIn(db),
    outbox: outboxIn(db),
    log: eventLogIn(db),
    deliveries: deliveriesIn(db),
    messages: messagePlacesIn(db),
    jobs: jobRunsIn(db),
    presence: presenceIn(db),
    issues: issueLinksIn(db),
    remarks: remarksIn(db),
    readMarks: readMarksIn(db),
    planDrafts: planDraftsIn(db),
    feeds: feedsIn(db),
    productIssues: productIssuesIn(db),
    postmortems: postmortemsIn(db),
  };
}

/** SQLite: one connection, every transaction IMMEDIATE; they are serial by nature. */
export function sqliteTraits(
  db: Kysely<Schema>,
  close: () => Promise<void>,
  explain: (error: unknown) => unknown,
): DialectTraits {
  return {
    close,
    serialised: async (work) => {
      try {
        return await db.transaction().execute(work);
      } catch (error) {
        throw explain(error);
      }
    },
  };
}
