import type { Customer, IncidentNumber } from '../domain/incident/incident.ts';
import type { KnownCustomer } from '../domain/incident/known-customers.ts';
import type { CallBack } from '../domain/incident/restricted.ts';
import type { SharedMessage } from '../domain/incident/shared-message.ts';
import type { ResponderId, TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Customers of a team who asked before. */
export interface Customers {
  /** Adds them, or brings up to date what is known of them. Somebody without name and address is not remembered. */
  remember(team: TeamKey, customer: Customer, now: Instant): Promise<void>;
  get(team: TeamKey, id: string): Promise<KnownCustomer | undefined>;
  /** Those who asked last, the latest first. */
  latest(team: TeamKey, limit: number): Promise<readonly KnownCustomer[]>;
  /** Those whose name begins so, whatever the case, by name. */
  named(team: TeamKey, beginning: string, limit: number): Promise<readonly KnownCustomer[]>;
}

/** Where the customers of restricted environments are called back: for those alone who may work there. */
export interface CallBacks {
  put(incident: IncidentNumber, callBack: CallBack): Promise<void>;
  get(incident: IncidentNumber): Promise<CallBack | undefined>;
}

/** Messages from which incidents are being made. */
export interface SharedMessages {
  /** Adds a message; of one that is there, what it says is brought up to date. */
  put(message: Omit<SharedMessage, 'link' | 'incident'>, now: Instant): Promise<void>;
  get(id: string): Promise<SharedMessage | undefined>;
  putLink(id: string, link: string): Promise<void>;
  /** Remembers what was made of it. */
  putIncident(id: string, incident: IncidentNumber): Promise<void>;
  remove(id: string): Promise<void>;
  purge(before: Instant, limit: number): Promise<number>;
}

/** How many incidents of an environment each person has owned since an instant. */
export type OwnedCounts = ReadonlyMap<ResponderId, number>;
