import { dutyScreens } from './screens/duty.ts';
import { exchangeScreens } from './screens/exchanges.ts';
import { expertScreens } from './screens/experts.ts';
import { formScreens } from './screens/forms.ts';
import { incidentScreens } from './screens/incidents.ts';
import { noticeScreens } from './screens/notices.ts';
import { planningScreens } from './screens/planning.ts';
import { workScreens } from './screens/work.ts';
import { type Dressing, type Screen, worldIn } from './world.ts';

/** Everything that people see, in one dressing. */
export async function allScreens(dressing: Dressing): Promise<readonly Screen[]> {
  const world = await worldIn(dressing);
  return [
    ...incidentScreens(world),
    ...formScreens(world),
    ...dutyScreens(world),
    ...exchangeScreens(world),
    ...planningScreens(world),
    ...workScreens(world),
    ...expertScreens(world),
    ...noticeScreens(world),
  ];
}
