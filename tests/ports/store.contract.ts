import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Store, Tx } from '../../src/ports/store.ts';
import { contactWaysContract } from './store/contact-ways.contract.ts';
import { coversContract } from './store/covers.contract.ts';
import { customerMailsContract } from './store/customer-mails.contract.ts';
import { digestsContract } from './store/digests.contract.ts';
import { dutySignsContract } from './store/duty-signs.contract.ts';
import { eventLogContract } from './store/event-log.contract.ts';
import { exchangesContract } from './store/exchanges.contract.ts';
import { expertsContract } from './store/experts.contract.ts';
import { feedsContract } from './store/feeds.contract.ts';
import { figuresContract } from './store/figures.contract.ts';
import { handoffsContract } from './store/handoffs.contract.ts';
import { homesContract } from './store/homes.contract.ts';
import { incidentsContract } from './store/incidents.contract.ts';
import { issueLogContract } from './store/issue-log.contract.ts';
import { knownContract } from './store/known.contract.ts';
import { memoryContract } from './store/memory.contract.ts';
import { outboxLanesContract } from './store/outbox-lanes.contract.ts';
import { outboxStatesContract } from './store/outbox-states.contract.ts';
import { peopleContract } from './store/people.contract.ts';
import { planDraftsContract } from './store/plan-drafts.contract.ts';
import { reportingContract } from './store/reporting.contract.ts';
import { resolvingContract } from './store/resolving.contract.ts';
import { searchContract } from './store/search.contract.ts';
import { timersContract } from './store/timers.contract.ts';
import { transactionsContract } from './store/transactions.contract.ts';

export interface StoreUnderTest {
  readonly store: Store;
  /** Changes a row of the event log behind the store's back; without `data` the row is taken away. */
  tamper(eventId: number, data?: string): Promise<void>;
}

/** Runs work in one transaction of the test's own store. */
export type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** What every store promises, whichever database is under it. */
export function storeContract(open: () => Promise<StoreUnderTest>): void {
  describe('as a store', () => {
    let current: StoreUnderTest | undefined;
    const under = (): StoreUnderTest => {
      if (current === undefined) throw new Error('the store is not open');
      return current;
    };
    const inTx: InTx = async (work) => await under().store.transaction(work);
    beforeEach(async () => {
      current = await open();
    });
    afterEach(async () => {
      await under().store.close();
      current = undefined;
    });
    transactionsContract(inTx);
    incidentsContract(inTx);
    peopleContract(inTx);
    coversContract(inTx);
    exchangesContract(inTx);
    timersContract(inTx);
    outboxLanesContract(inTx);
    outboxStatesContract(inTx);
    eventLogContract(inTx, async (id, data) => {
      await under().tamper(id, data);
    });
    memoryContract(inTx);
    issueLogContract(inTx);
    planDraftsContract(inTx);
    handoffsContract(inTx);
    customerMailsContract(inTx);
    feedsContract(inTx);
    figuresContract(inTx);
    resolvingContract(inTx);
    dutySignsContract(inTx);
    digestsContract(inTx);
    expertsContract(inTx);
    homesContract(inTx);
    contactWaysContract(inTx);
    searchContract(inTx);
    knownContract(inTx);
    reportingContract(inTx);
  });
}
