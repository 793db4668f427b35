import { incidentName } from '../../../domain/incident/incident.ts';
import { type IncidentLink, type LinkTarget, targetName } from '../../../domain/incident/link.ts';
import { safeLine } from './text.ts';

/** "INC-7", or a link that reads "visit#20411". */
export function targetLink(target: LinkTarget): string {
  if (target.kind === 'incident') return incidentName(target.number);
  const short = safeLine(targetName(target).replace(/^[^/]*\//u, ''));
  return /^https?:\/\/[^\s<>|]+$/u.test(target.url) ? `<${target.url}|${short}>` : short;
}

/** "known: visit#20411, INC-7"; empty where there are no links. */
export function linksWords(links: readonly IncidentLink[] | undefined): string {
  return links === undefined
    ? ''
    : `known: ${links.map(({ target }) => targetLink(target)).join(', ')}`;
}
