import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { loadCoverOfferView } from '../../../features/rotation/cover/cover-offer-view.ts';
import { loadSwapView } from '../../../features/rotation/swap/swap-view.ts';
import type { Tx } from '../../../ports/store.ts';
import type { FilledNotice } from '../views/team-notices.ts';

/** Loads what a notice is about. Undefined where that is gone, so that there is nothing to say. */
export async function fillNotice(
  tx: Tx,
  team: Team,
  notice: TeamNotice,
): Promise<FilledNotice | undefined> {
  switch (notice.about) {
    case 'cover':
    case 'cover-ended':
    case 'weeks-changed':
    case 'plan-published':
    case 'days-off':
    case 'duty-ahead':
    case 'graduated':
    case 'scopes-missing':
    case 'channel-closed':
    case 'fruit-refused':
      return notice;
    case 'swap': {
      const view = await loadSwapView(tx, team, notice.swap);
      return view && { ...notice, view };
    }
    case 'cover-offer': {
      const view = await loadCoverOfferView(tx, team, notice.offer);
      return view && { ...notice, view };
    }
  }
}
