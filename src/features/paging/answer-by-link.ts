import { type PageAnswer, pageAnswerWords } from '../../domain/paging/page-answer.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Context } from '../context.ts';
import { answerPage } from './answer-page.ts';
import { readPageToken } from './page-link.ts';

type LinkContext = Context & { readonly secrets: Secrets };

/** The incident that a link in a page is about, 0 for a test page; undefined where it is not good, or too old. */
export async function linkMeaning(
  { store, clock, secrets }: LinkContext,
  token: string,
): Promise<number | undefined> {
  const meaning = await store.transaction(
    async (tx) => await readPageToken(tx, secrets, token, clock.now()),
  );
  return meaning?.incident;
}

/** The button behind a link was pressed: the words for it. A link works once; pressed again, it says how things stand. */
export async function pressLink(context: LinkContext, token: string): Promise<string | undefined> {
  const { store, clock, secrets } = context;
  const found = await store.transaction(async (tx) => {
    const meaning = await readPageToken(tx, secrets, token, clock.now());
    const way = meaning && (await tx.contactWays.get(meaning.way));
    return meaning && way && { meaning, way };
  });
  if (!found) return undefined;
  return await answerWords(
    context,
    found.way.id,
    found.meaning.incident,
    `link:${secrets.hash(token)}`,
  );
}

/** A key was pressed in a call. Only the telephone that was called may say so. */
export async function pressKey(
  context: Context,
  call: {
    readonly delivery: string;
    readonly incident: number;
    readonly way: string;
    readonly to: string;
  },
): Promise<string> {
  const way = await context.store.transaction(async (tx) => await tx.contactWays.get(call.way));
  if (way?.address !== call.to) return 'This call is not known. Nothing was changed.';
  return await answerWords(context, way.id, call.incident, `call:${call.delivery}`);
}

async function answerWords(
  context: Context,
  wayId: string,
  incident: number,
  delivery: string,
): Promise<string> {
  const way = await context.store.transaction(async (tx) => await tx.contactWays.get(wayId));
  if (way === undefined) return 'This way was taken away. Nothing was changed.';
  const text =
    incident === 0 ? ({ kind: 'confirm' } as const) : ({ kind: 'take', number: incident } as const);
  const answer: PageAnswer = await answerPage(context, { delivery, way, text });
  return pageAnswerWords(answer);
}
