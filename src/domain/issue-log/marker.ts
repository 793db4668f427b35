import { type IncidentNumber, incidentName } from '../incident/incident.ts';

/**
 * The hidden line at the end of what Hotline writes on GitHub. It tells an earlier attempt from none, and our own words
 * from those of others. Anyone can write such a line: it counts only in what our own login wrote.
 */
export type Marker =
  | { readonly kind: 'incident'; readonly incident: IncidentNumber; readonly key: string }
  | { readonly kind: 'remark'; readonly incident: IncidentNumber; readonly key: string }
  | { readonly kind: 'product'; readonly incident: IncidentNumber; readonly key: string }
  | { readonly kind: 'note'; readonly incident: IncidentNumber; readonly key: string };

export function markerLine({ kind, incident, key }: Marker): string {
  const what = kind === 'incident' ? '' : `${kind} `;
  return `<!-- hotline ${what}incident=${incidentName(incident)} key=${key} -->`;
}

const MARKER =
  /<!-- hotline (?:(remark|product|note) )?incident=INC-(\d{1,9}) key=([\w.:-]{1,80}) -->\s*$/u;

/** The marker at the end of a body; undefined when there is none. */
export function readMarker(body: string): Marker | undefined {
  const [, kind, number, key] = MARKER.exec(body) ?? [];
  if (number === undefined || key === undefined) return undefined;
  const incident = Number(number);
  if (kind === 'remark' || kind === 'product' || kind === 'note') return { kind, incident, key };
  return { kind: 'incident', incident, key };
}
