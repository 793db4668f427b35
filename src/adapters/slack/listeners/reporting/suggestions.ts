import type { App } from '@slack/bolt';
import { suggestCustomers } from '../../../../features/incident/suggest-customers.ts';
import { FIELD } from '../../ids.ts';
import { customerOptions } from '../../views/customer-options.ts';
import type { ListenerContext } from '../context.ts';
import { reportFormMetadata } from './read-report-form.ts';

/** Offers customers who asked before, while somebody types a name. */
export function listenToSuggestions(app: App, context: ListenerContext): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: FIELD.customer },
    async ({ options, ack }) => {
      const { view, user, value } = options;
      const known =
        view === undefined
          ? []
          : await suggestCustomers(context, reportFormMetadata(view).team, user.id, value);
      await ack({ options: [...customerOptions(known, value)] });
    },
  );
}
