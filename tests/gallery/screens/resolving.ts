import { noticeLine } from '../../../src/adapters/slack/views/log-lines.ts';
import {
  postmortemForm,
  postmortemOffer,
} from '../../../src/adapters/slack/views/postmortem-form.ts';
import { reopenForm } from '../../../src/adapters/slack/views/reopen-form.ts';
import {
  type ResolveEntries,
  resolveForm,
} from '../../../src/adapters/slack/views/resolve-form.ts';
import { keptOpen, silenceQuestion } from '../../../src/adapters/slack/views/silence.ts';
import { ACTIVITIES } from '../../../src/domain/incident/activity.ts';
import type { LogNotice } from '../../../src/domain/incident/effect.ts';
import type { IncidentLink } from '../../../src/domain/incident/link.ts';
import { outline } from '../../../src/domain/postmortem/postmortem.ts';
import type { ProductIssue } from '../../../src/domain/product/product-issue.ts';
import { ALPHA, at } from '../../support/fixtures.ts';
import { many, type Screen, said, type World } from '../world.ts';
import { statesOf } from './incidents.ts';

/** Issues of the product in each state, as many as anybody has seen. */
export const products = ({ say }: World): readonly ProductIssue[] =>
  many((n) => ({
    incident: 41,
    key: `visit-dav/visit#${String(n)}`,
    purpose: (['touched', 'known', 'promotion', 'follow-up'] as const)[n % 4] ?? 'touched',
    repository: 'visit-dav/visit',
    number: n % 5 === 0 ? undefined : n + 1,
    url: n % 5 === 0 ? undefined : `https://github.com/visit-dav/visit/issues/${String(n + 1)}`,
    title: say('Check the restart file’s version'),
    askedBy: ALPHA,
    askedAt: at('2027-01-12 09:52'),
    triedAt: undefined,
    state: (['noted', 'done', 'waiting', 'failed'] as const)[n % 4] ?? 'noted',
    why: n % 4 === 3 ? say('archived') : undefined,
  }));

function logNotices({ say, call }: World): readonly LogNotice[] {
  const repository = 'visit-dav/visit';
  const issue = `${repository}#123`;
  return [
    { about: 'no-login', name: call('bravo') },
    { about: 'not-assignable', login: 'bravo-gh' },
    { about: 'stranger-assigned', logins: many((n) => `stranger-${String(n)}`) },
    { about: 'not-capable', name: call('bravo') },
    { about: 'unassigned-there' },
    { about: 'issue-gone' },
    { about: 'known-issue-gone', issue },
    { about: 'known-issue-locked', issue },
    { about: 'known-issue-moved', issue, to: 'visit-dav/elsewhere#7' },
    { about: 'repository-renamed', repository, to: 'visit-dav/renamed' },
    { about: 'product-unwritable', repository, why: say('it is archived') },
    { about: 'product-refused', repository, why: say('the title is too long') },
  ];
}

/** What ends an incident, what follows from that, and what asks whether to. */
export function resolvingScreens(world: World): readonly Screen[] {
  const { say, team, view, now, incident, alpha } = world;
  const restricted = statesOf(world)['restricted'];
  const links: readonly IncidentLink[] = many((n) => ({
    incident: 41,
    target: {
      kind: 'issue',
      repository: 'visit-dav/visit',
      number: n + 1,
      url: 'https://github.com/visit-dav/visit/issues/1',
    },
    title: say('Crash'),
    relation: 'known',
    by: ALPHA,
    at: now,
  }));
  const entries: ResolveEntries = {
    activities: ACTIVITIES,
    summary: say('A work-around: restart from the first dump.'),
    effort: '6',
    issues: '#123',
    newTitle: say('Restart reads the wrong version'),
    isMarkedSerious: true,
  };
  const { source: _, ...withoutSource } = team;
  const written = outline(41, say('It crashed.').repeat(40), now);
  const serious = view({ ...statesOf(world)['resolved'], severity: 'major' });
  const logged = view(
    { ...statesOf(world)['resolved'], severity: 'major', repository: 'visit-dav/log' },
    { products: products(world) },
  );
  return [
    { of: 'resolve-form/resolveForm', state: 'empty', view: resolveForm(view()) },
    {
      of: 'resolve-form/resolveForm',
      state: '40 linked issues',
      view: resolveForm({ incident: incident(), team, links }),
    },
    {
      of: 'resolve-form/resolveForm',
      state: 'longer than low-hanging fruit takes',
      view: resolveForm(view(), entries),
    },
    {
      of: 'resolve-form/resolveForm',
      state: 'no repository of the product',
      view: resolveForm({ incident: incident(), team: withoutSource }),
    },
    {
      of: 'resolve-form/resolveForm',
      state: 'restricted',
      view: resolveForm(view(restricted)),
    },
    { of: 'reopen-form/reopenForm', state: 'open', view: reopenForm(view()) },
    { of: 'reopen-form/reopenForm', state: 'restricted', view: reopenForm(view(restricted)) },
    {
      of: 'postmortem-form/postmortemOffer',
      state: 'without a log',
      view: postmortemOffer(serious),
    },
    { of: 'postmortem-form/postmortemOffer', state: 'with a log', view: postmortemOffer(logged) },
    {
      of: 'postmortem-form/postmortemForm',
      state: 'the outline',
      view: postmortemForm({
        view: serious,
        postmortem: outline(41, '', now),
        timeline: [{ at: now, what: 'came in' }],
      }),
    },
    {
      of: 'postmortem-form/postmortemForm',
      state: '40 events and 10 follow-up actions',
      view: postmortemForm({
        view: logged,
        postmortem: {
          ...written,
          words: { ...written.words, well: say('Delta was quick.').repeat(40) },
        },
        timeline: many((n) => ({ at: now + n * 60_000, what: say('alpha answered') })),
      }),
    },
    {
      of: 'silence/silenceQuestion',
      state: 'nothing was heard',
      view: silenceQuestion(view(statesOf(world)['answered']), at('2026-12-22 09:52')),
    },
    {
      of: 'silence/silenceQuestion',
      state: 'restricted',
      view: silenceQuestion(view(restricted), at('2026-12-22 09:52')),
    },
    { of: 'silence/keptOpen', state: 'kept open', view: keptOpen(41, team, now) },
    ...logNotices(world).map((notice) => ({
      of: 'log-lines/noticeLine',
      state: notice.about,
      view: said(noticeLine(notice, alpha)),
    })),
  ];
}
