import { isAboutRequest, type TeamNotice } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { loadAskView } from '../../../features/experts/ask-view.ts';
import { loadReport } from '../../../features/figures/load-report.ts';
import { loadHandoffView } from '../../../features/handoff/handoff-view.ts';
import { loadCoverOfferView } from '../../../features/rotation/cover/cover-offer-view.ts';
import { loadSwapView } from '../../../features/rotation/swap/swap-view.ts';
import { loadAgeingView } from '../../../features/week/ageing.ts';
import { loadDigestView } from '../../../features/week/digest-view.ts';
import { loadWeekView } from '../../../features/week/week-view.ts';
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
    case 'week': {
      const view = await loadWeekView(tx, team, notice.week, now);
      // A week that is over needs no announcement.
      return view && now < view.span.closes ? { ...notice, view } : undefined;
    }
    case 'digest':
      return now < notice.lapsesAt
        ? { ...notice, view: await loadDigestView(tx, team, now) }
        : undefined;
    case 'ageing': {
      const view = await loadAgeingView(tx, team, now);
      return now < notice.lapsesAt && view.aged.length > 0 ? { ...notice, view } : undefined;
    }
    case 'expert-ask':
    case 'expert-meets': {
      const view = await loadAskView(tx, team, notice.ask, now);
      // What was called off meanwhile needs no reminder.
      const isOff = notice.about === 'expert-meets' && view?.ask.state !== 'agreed';
      return view && !isOff ? { ...notice, view } : undefined;
    }
    case 'monthly-report': {
      const period = { kind: 'months', first: notice.month, count: 1 } as const;
      return { ...notice, view: await loadReport(tx, team, period, now) };
    }
    case 'cover-offer': {
      const view = await loadCoverOfferView(tx, team, notice.offer);
      return view && { ...notice, view };
    }
  }
}
