import { OPEN_ENVIRONMENT } from '../../../domain/incident/incident.ts';
import { TITLE_LIMIT } from '../../../domain/incident/report.ts';
import type { NewReport } from '../../../features/incident/report-incident.ts';
import { cut } from '../views/text.ts';

/**
 * `/oncall report <text>`: the first line is the title. What does not fit into a title is kept in the description, so
 * that nothing of what was typed is lost.
 */
export function reportFromText(text: string): NewReport {
  const [firstLine = ''] = text.split('\n');
  const title = cut(firstLine.trim(), TITLE_LIMIT);
  return {
    title,
    description: title === text.trim() ? '' : text.trim(),
    customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
    contact: 'other',
    severity: 'normal',
    environment: OPEN_ENVIRONMENT,
    cameInAt: undefined,
  };
}
