import type { App } from '@slack/bolt';
import type { ListenerContext } from '../context.ts';
import { listenToCallBack } from './call-back.ts';
import { listenToMentions } from './mentions.ts';
import { listenToMessageForms } from './message-forms.ts';
import { listenToRestrictedForm } from './restricted-form.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { listenToSuggestions } from './suggestions.ts';

/** Every way to report beside the command and the form that it opens. */
export function listenToReporting(app: App, context: ListenerContext): void {
  listenToShortcuts(app, context);
  listenToMentions(app, context);
  listenToMessageForms(app, context);
  listenToRestrictedForm(app, context);
  listenToSuggestions(app, context);
  listenToCallBack(app, context);
}
