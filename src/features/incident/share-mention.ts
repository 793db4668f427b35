import type { SharedMessage } from '../../domain/incident/shared-message.ts';
import type { Context } from '../context.ts';
import { keepMessage, type PointedAt } from './share-message.ts';

/**
 * Keeps what somebody said to the bot, to offer a report of it. What stands in the thread of a restricted incident is not
 * kept, and nothing is offered.
 *
 * @param delivery key of the delivery; Slack repeats one whose acknowledgement was lost, and people want one answer.
 * @returns undefined where there is nothing to answer.
 */
export async function shareMention(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  delivery: string,
  pointedAt: PointedAt,
): Promise<SharedMessage | undefined> {
  return await store.transaction(async (tx) => {
    const now = clock.now();
    if (await tx.deliveries.answerOf(delivery)) return undefined;
    await tx.deliveries.consume(delivery, {}, now);
    const kept = await keepMessage(tx, pointedAt, now);
    return kept.ok ? kept.message : undefined;
  });
}
