import { platformError } from '../carrier/outcome.ts';
import type { Form, Message } from '../views/blocks.ts';
import { line } from '../views/help.ts';
import type { ListenerContext } from './context.ts';

/**
 * Opens a form; where Slack will not, the person is told and can try again.
 *
 * @param isOverForm lays it over the form in which the button was pressed, instead of in its place.
 */
export async function openForm(
  { clients, log }: ListenerContext,
  triggerId: string,
  form: Form,
  tell: (message: Message) => Promise<unknown>,
  isOverForm = false,
): Promise<void> {
  const { views } = clients.answers;
  const opening = { trigger_id: triggerId, view: form };
  try {
    if (isOverForm) await views.push(opening);
    else await views.open(opening);
  } catch (error) {
    log.warn('a form could not be opened', { form: form.callback_id, why: platformError(error) });
    await tell(
      line(
        'The form could not be opened: Slack took too long. Nothing was changed. Please try again.',
      ),
    );
  }
}
