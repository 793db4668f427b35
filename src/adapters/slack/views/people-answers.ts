import type { PlanPreview } from '../../../features/rotation/planning/make-draft.ts';
import type { RosterChanged } from '../../../features/rotation/roster/change-roster.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { line } from './help.ts';
import { changeWords } from './people-words.ts';
import { previewLines } from './plan-preview.ts';

/** What was written down at once, in a sentence or two. */
export function rosterChangedWords({ change, names }: RosterChanged): string {
  const [name = 'somebody'] = names;
  const next =
    change.kind === 'join'
      ? ' `/oncall plan` makes weeks of it, as soon as everybody is there.'
      : '';
  return `✅ ${changeWords(change, () => name)}.${next}`;
}

export const rosterChangedMessage = (changed: RosterChanged): Message =>
  line(rosterChangedWords(changed));

/** What a change does to published weeks, before anything is written. Seen by the asker alone. */
export function rosterPreview(preview: PlanPreview): Message {
  const { draft, names } = preview;
  const what = draft.roster && changeWords(draft.roster, (id) => names.get(id) ?? 'somebody');
  const head = `${what ?? 'A change'}. Nothing is written yet`;
  return {
    text: head,
    blocks: [
      section(`*${head}.*`),
      ...previewLines(preview),
      actions(
        'roster-preview',
        button('Apply', ACTION.publishDraft, draft.id, 'primary'),
        button('Reasons', ACTION.planReasons, draft.id),
      ),
      context('It tells those whose weeks change, with before and after, and nobody else.'),
    ],
  };
}
