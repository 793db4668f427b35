import type { HandoffNotice } from '../../../domain/handoff/notice.ts';
import type {
  ExpertNotice,
  PlainNotice,
  ReportNotice,
  TeamNotice,
} from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { WeekNotice } from '../../../domain/week/notice.ts';
import type { ExpertAskView } from '../../../features/experts/ask-view.ts';
import type { ProjectReport } from '../../../features/figures/load-report.ts';
import type { HandoffView } from '../../../features/handoff/handoff-view.ts';
import type { CoverOfferView } from '../../../features/rotation/cover/cover-offer-view.ts';
import type { SwapView } from '../../../features/rotation/swap/swap-view.ts';
import type { AgeingView } from '../../../features/week/ageing.ts';
import type { DigestView } from '../../../features/week/digest-view.ts';
import type { WeekView } from '../../../features/week/week-view.ts';
import { accessNotice } from './access-notices.ts';
import type { Message } from './blocks.ts';
import {
  coverEndedNotice,
  coverNotice,
  coverOfferNotice,
  type NamesOfPeople,
} from './cover-notices.ts';
import { dutyAheadNotice, graduatedNotice } from './duty-notices.ts';
import { expertAskNotice, expertMeetsNotice } from './expert-notices.ts';
import { fruitRefused } from './fruit.ts';
import { handoffMessage } from './handoff.ts';
import { mailNotice } from './mail-notices.ts';
import { peopleNotice } from './people-notices.ts';
import { planNotice } from './plan-notices.ts';
import { projectReport } from './project-report.ts';
import { reachNotice } from './reach-notices.ts';
import { signNotice } from './sign-notices.ts';
import { swapNotice } from './swap-notices.ts';
import { wayNotice } from './way-notices.ts';
import { ageingNotice, digestNotice, planEndsNotice } from './week/week-notices.ts';
import { weekPost } from './week/week-post.ts';

/** A notice with what it is about, as that stands when the message is made. */
export type FilledNotice =
  | PlainNotice
  | (ExpertNotice & { readonly view: ExpertAskView })
  | (Extract<TeamNotice, { about: 'swap' }> & { readonly view: SwapView })
  | (HandoffNotice & { readonly view: HandoffView })
  | (Extract<WeekNotice, { about: 'week' }> & { readonly view: WeekView })
  | (Extract<WeekNotice, { about: 'digest' }> & { readonly view: DigestView })
  | (Extract<WeekNotice, { about: 'ageing' }> & { readonly view: AgeingView })
  | (ReportNotice & { readonly view: ProjectReport })
  | (Extract<TeamNotice, { about: 'cover-offer' }> & { readonly view: CoverOfferView });

/** A message about the rotation. */
export function teamNotice(notice: FilledNotice, team: Team, names: NamesOfPeople): Message {
  switch (notice.about) {
    case 'cover':
      return coverNotice(notice, team, names);
    case 'cover-ended':
      return coverEndedNotice(notice, team, names);
    case 'swap':
      return swapNotice(notice.view, notice.reader);
    case 'handoff':
      return handoffMessage(notice.view, notice.reader);
    case 'monthly-report':
      return projectReport(notice.view);
    case 'cover-offer':
      return coverOfferNotice(notice.view, notice.reader);
    case 'weeks-changed':
    case 'plan-published':
    case 'days-off':
      return planNotice(notice, team, names);
    case 'pairs-broken':
    case 'incidents-passed':
      return peopleNotice(notice, team, names);
    case 'duty-ahead':
      return dutyAheadNotice(notice, team, names);
    case 'graduated':
      return graduatedNotice(notice, team, names);
    case 'unreachable':
      return reachNotice(notice, team, names);
    case 'sign-refused':
      return signNotice(notice, team);
    case 'expert-ask':
      return expertAskNotice(notice.view, notice.reader);
    case 'expert-meets':
      return expertMeetsNotice(notice.view, notice.reader);
    case 'scopes-missing':
    case 'channel-closed':
      return accessNotice(notice, team);
    case 'test-pages':
    case 'ways-unconfirmed':
      return wayNotice(notice, team, names);
    case 'customer-mail':
      return mailNotice(notice);
    case 'week':
      return weekPost(notice.view);
    case 'digest':
      return digestNotice(notice.view);
    case 'ageing':
      return ageingNotice(notice.view);
    case 'plan-ends':
      return planEndsNotice(notice, team);
    case 'fruit-refused':
      return fruitRefused(notice);
  }
}
