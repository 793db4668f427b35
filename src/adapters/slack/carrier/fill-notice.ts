import { isAboutRequest, type TeamNotice } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { loadAskView } from '../../../features/experts/ask-view.ts';
import { loadHandoffView } from '../../../features/handoff/handoff-view.ts';
import { loadCoverOfferView } from '../../../features/rotation/cover/cover-offer-view.ts';
import { loadSwapView } from '../../../features/rotation/swap/swap-view.ts';
import type { Tx } from '../../../ports/store.ts';
import type { FilledNotice } from '../views/team-notices.ts';

/** Loads what a notice is about. Undefined where that is gone, so that there is nothing to say. */
export async function fillNotice(
  tx: Tx,
  team: Team,
  notice: TeamNotice,
  now: Instant,
): Promise<FilledNotice | undefined> {
  if (!isAboutRequest(notice)) return notice;
  switch (notice.about) {
    case 'swap': {
      const view = await loadSwapView(tx, team, notice.swap);
      return view && { ...notice, view };
    }
    case 'handoff': {
      const view = await loadHandoffView(tx, team, notice.handoff);
      return view && { ...notice, view };
    }
    case 'expert-ask':
    case 'expert-meets': {
      const view = await loadAskView(tx, team, notice.ask, now);
      // What was called off meanwhile needs no reminder.
      const isOff = notice.about === 'expert-meets' && view?.ask.state !== 'agreed';
      return view && !isOff ? { ...notice, view } : undefined;
    }
    case 'cover-offer': {
      const view = await loadCoverOfferView(tx, team, notice.offer);
      return view && { ...notice, view };
    }
  }
}
