import { dutyScreens } from './screens/duty.ts';
import { escalationScreens } from './screens/escalation.ts';
import { exchangeScreens } from './screens/exchanges.ts';
import { expertScreens } from './screens/experts.ts';
import { figureScreens } from './screens/figures.ts';
import { formScreens } from './screens/forms.ts';
import { handoffScreens } from './screens/handoffs.ts';
import { incidentScreens } from './screens/incidents.ts';
import { mailScreens } from './screens/mails.ts';
import { noticeScreens } from './screens/notices.ts';
import { pageScreens } from './screens/pages.ts';
import { planningScreens } from './screens/planning.ts';
import { resolvingScreens } from './screens/resolving.ts';
import { threadScreens } from './screens/threads.ts';
import { wayScreens } from './screens/ways.ts';
import { weekScreens } from './screens/week.ts';
import { workScreens } from './screens/work.ts';
import { type Dressing, type Screen, type World, worldIn } from './world.ts';

/** In the order in which a newcomer would meet them. */
const PARTS: readonly ((world: World) => readonly Screen[])[] = [
  dutyScreens,
  formScreens,
  incidentScreens,
  pageScreens,
  escalationScreens,
  resolvingScreens,
  threadScreens,
  expertScreens,
  workScreens,
  weekScreens,
  handoffScreens,
  mailScreens,
  exchangeScreens,
  planningScreens,
  noticeScreens,
  wayScreens,
  figureScreens,
];

/** Everything that people see, in one dressing. */
export async function allScreens(dressing: Dressing): Promise<readonly Screen[]> {
  const world = await worldIn(dressing);
  return PARTS.flatMap((screensOf) => screensOf(world));
}
