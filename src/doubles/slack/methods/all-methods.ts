import type { Method } from './arguments.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { FILE_METHODS } from './files.ts';
import { PEOPLE_METHODS } from './people.ts';
import { SHELF_METHODS } from './shelf.ts';
import { USER_GROUP_METHODS } from './user-groups.ts';
import { VIEW_METHODS } from './views.ts';

/** All of the Web API that the double knows, by method name. */
export const ALL_METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...PEOPLE_METHODS,
    ...CHAT_METHODS,
    ...CONVERSATION_METHODS,
    ...USER_GROUP_METHODS,
    ...VIEW_METHODS,
    ...SHELF_METHODS,
    ...FILE_METHODS,
  }),
);
