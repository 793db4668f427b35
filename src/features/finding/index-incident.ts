import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import type { SearchableText } from '../../ports/incident-search.ts';
import type { Tx } from '../../ports/store.ts';

/**
 * Puts an incident into the full-text index. The caller sees to it that it is of no restricted environment: what was
 * never put in is not found, and `refreshIndex` leaves it out as well.
 */
export async function enterIndex(tx: Tx, incident: Incident): Promise<void> {
  await tx.search.put(await textOf(tx, incident));
}

/** Brings the index up to date with an incident that is in it. */
export async function refreshIndex(tx: Tx, number: IncidentNumber): Promise<void> {
  if (!(await tx.search.has(number))) return;
  const incident = await tx.incidents.get(number);
  if (incident) await tx.search.put(await textOf(tx, incident));
}

async function textOf(tx: Tx, incident: Incident): Promise<SearchableText> {
  const { number, team, title, description, customer, resolution } = incident;
  const remarks = [
    ...(await tx.remarks.standing(number, 'thread')),
    ...(await tx.remarks.standing(number, 'issue')),
    ...(await tx.remarks.standing(number, 'elsewhere')),
  ];
  return {
    incident: number,
    team,
    title,
    resolution: resolution?.summary ?? '',
    body: [description, ...remarks.map(({ text }) => text)].join('\n'),
    customer: [customer.name, customer.organisation].filter(Boolean).join(' '),
  };
}
