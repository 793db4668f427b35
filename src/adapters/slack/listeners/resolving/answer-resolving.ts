import { type IncidentNumber, incidentName } from '../../../../domain/incident/incident.ts';
import { actOnIncident, noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../../features/incident/incident-view.ts';
import { openPostmortem } from '../../../../features/resolving/postmortem-view.ts';
import { line } from '../../views/help.ts';
import { postmortemForm } from '../../views/postmortem-form.ts';
import { resolveForm } from '../../views/resolve-form.ts';
import { safeLine } from '../../views/text.ts';
import { type Answer, type Asked, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';

/** `/oncall resolve`: with words they are the summary, and nothing more is asked; without, the form opens. */
export async function answerResolve(
  context: ListenerContext,
  { delivery, by }: Asked,
  number: IncidentNumber,
  summary: string,
): Promise<Answer> {
  if (summary !== '') {
    const act = { kind: 'resolve', summary, effortHours: undefined } as const;
    const result = await actOnIncident(context, { delivery, number, by, act });
    if (!result.ok) return say(refusalLine(result));
    const dropped = result.isRestricted ? ' It is restricted: your words are not kept.' : '';
    return say(line(`${incidentName(number)} is resolved.${dropped}`));
  }
  return await context.store.transaction(async (tx) => {
    const view = await loadIncidentView(tx, context.teams, number, context.clock.now());
    return view
      ? { kind: 'form', form: resolveForm(view) }
      : say(refusalLine(noSuchIncident(number)));
  });
}

/** `/oncall reopen INC-12 [why]`. */
export async function answerReopen(
  context: ListenerContext,
  { delivery, by }: Asked,
  number: IncidentNumber,
  why: string,
): Promise<Answer> {
  const result = await actOnIncident(context, {
    delivery,
    number,
    by,
    act: { kind: 'reopen', why },
  });
  if (!result.ok) return say(refusalLine(result));
  const name = incidentName(number);
  if (!result.changed) return say(line(`${name} is open already.`));
  const owner = result.owner === undefined ? 'Nobody' : safeLine(result.owner);
  const dropped =
    result.isRestricted && why !== '' ? ' Your words are not kept: it is restricted.' : '';
  return say(
    line(
      `${name} is open again, and ${owner} owns it. The customer’s first answer stays given: no clock runs.${dropped}`,
    ),
  );
}

/** `/oncall postmortem INC-12`. */
export async function answerPostmortem(
  context: ListenerContext,
  { by }: Asked,
  number: IncidentNumber,
): Promise<Answer> {
  const opened = await openPostmortem(context, { number, by });
  return opened.ok ? { kind: 'form', form: postmortemForm(opened) } : say(refusalLine(opened));
}
