import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { mergeIncidents } from '../../../../features/incident/merge-incidents.ts';
import { line } from '../../views/help.ts';
import { mergedMessage } from '../../views/suggestions.ts';
import { safeLine } from '../../views/text.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';

const NAME = '(?:inc[-\\s]?|#)?\\d{1,9}';
const TWO = new RegExp(`^(${NAME})\\s+(?:(?:into|in|to|with|and)\\s+)?(${NAME})$`, 'iu');

/** `/oncall merge INC-12 into INC-7`. */
export const answerMerge: Answerer = async (context, { words, delivery, by }) => {
  const [, first = '', second = ''] = TWO.exec(words.trim()) ?? [];
  const [duplicate, into] = [parseIncidentName(first), parseIncidentName(second)];
  if (duplicate === undefined || into === undefined) {
    const said = words === '' ? '' : `“${safeLine(words).slice(0, 60)}” names no two incidents. `;
    return say(
      line(
        `${said}Name the duplicate, and the one that goes on for both: \`/oncall merge INC-12 into INC-7\``,
      ),
    );
  }
  const merged = await mergeIncidents(context, { delivery, duplicate, into, by });
  return say(merged.ok ? mergedMessage(merged) : refusalLine(merged));
};
