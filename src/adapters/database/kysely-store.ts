import type { Kysely, Transaction } from 'kysely';
import type { IncidentSearch } from '../../ports/incident-search.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { contactWaysIn, signingKeysIn } from './contact-ways.ts';
import { coverOffersIn } from './cover-offers.ts';
import { coversIn } from './covers.ts';
import { customerMailsIn } from './customer-mails.ts';
import { deliveriesIn } from './deliveries.ts';
import { digestsIn } from './digests.ts';
import { dutySignsIn } from './duty-signs.ts';
import { eventLogIn } from './event-log.ts';
import { expertAsksIn, ownCalendarsIn } from './expert-asks.ts';
import { feedsIn } from './feeds.ts';
import { figureReadsIn } from './figures.ts';
import { fruitClaimsIn } from './fruit-claims.ts';
import { handoffsIn } from './handoffs.ts';
import { homesIn } from './homes.ts';
import { incidentLinksIn } from './incident-links.ts';
import { incidentsIn } from './incidents.ts';
import { issueLinksIn } from './issue-links.ts';
import { jobRunsIn } from './job-runs.ts';
import { messagePlacesIn } from './message-places.ts';
import { oneAfterTheOther } from './one-after-the-other.ts';
import { outboxIn } from './outbox.ts';
import { peopleIn } from './people.ts';
import { planDraftsIn } from './plan-drafts.ts';
import { postmortemsIn } from './postmortems.ts';
import { presenceIn } from './presence.ts';
import { productIssuesIn } from './product-issues.ts';
import { readMarksIn, remarksIn } from './remarks.ts';
import { callBacksIn, customersIn, sharedMessagesIn } from './reporting.ts';
import type { Schema } from './schema.ts';
import { sqliteSearchIn } from './search/sqlite-search.ts';
import { suggestionsIn } from './suggestions.ts';
import { swapsIn } from './swaps.ts';
import { timersIn } from './timers.ts';

export type Db = Transaction<Schema>;

/** Where the two databases differ, so that the rest need not know which one it is. */
export interface DialectTraits {
  /** Runs work in a transaction that behaves as if no other ran beside it. */
  readonly serialised: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
  /** The full-text index. */
  readonly search: (db: Db) => IncidentSearch;
}

/** The store on any database that Kysely speaks to. */
export function createKyselyStore(traits: DialectTraits): Store {
  return {
    transaction: async (work) =>
      await traits.serialised(async (db) => await work(txOn(db, traits))),
    close: traits.close,
  };
}

function txOn(db: Db, traits: DialectTraits): Tx {
  return {
    incidents: incidentsIn(db),
    search: traits.search(db),
    links: incidentLinksIn(db),
    suggestions: suggestionsIn(db),
    fruit: fruitClaimsIn(db),
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
    figures: figureReadsIn(db),
    productIssues: productIssuesIn(db),
    postmortems: postmortemsIn(db),
    handoffs: handoffsIn(db),
    customerMails: customerMailsIn(db),
    dutySigns: dutySignsIn(db),
    digests: digestsIn(db),
    expertAsks: expertAsksIn(db),
    ownCalendars: ownCalendarsIn(db),
    contactWays: contactWaysIn(db),
    signingKeys: signingKeysIn(db),
    homes: homesIn(db),
    customers: customersIn(db),
    callBacks: callBacksIn(db),
    sharedMessages: sharedMessagesIn(db),
  };
}

/** SQLite: one connection, every transaction IMMEDIATE; they are serial by nature. */
export function sqliteTraits(
  db: Kysely<Schema>,
  close: () => Promise<void>,
  explain: (error: unknown) => unknown,
): DialectTraits {
  const inTurn = oneAfterTheOther();
  return {
    close,
    search: sqliteSearchIn,
    serialised: async (work) => {
      try {
        return await inTurn(async () => await db.transaction().execute(work));
      } catch (error) {
        throw explain(error);
      }
    },
  };
}
