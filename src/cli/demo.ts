import { spawn } from 'node:child_process';
import { DateTime } from 'luxon';
import { type Demo, startDemo } from '../demo/run-demo.ts';
import { withZone } from '../domain/time/zone-abbreviation.ts';
import { CliProblem } from './problem.ts';
import { untilSignal } from './signals.ts';

export interface DemoFlags {
  readonly at?: string;
  readonly speed: number;
  readonly slackPort: number;
  readonly controlPort: number;
  readonly data?: string;
  readonly empty?: boolean;
  readonly open: boolean;
  readonly verbose: boolean;
}

/** `hotline demo`: Slack, the bot and a clock, all on this machine, until Ctrl-C. */
export async function demo(flags: DemoFlags): Promise<void> {
  process.stdout.write('Starting a Slack of your own, and Hotline in it …\n');
  const running = await begin(flags);
  const stopped = untilSignal();
  process.stdout.write(flags.empty === true ? welcomeToEmpty(running) : welcome(running));
  if (flags.open && process.stdout.isTTY) openInBrowser(running.pageUrl);
  await stopped;
  process.stdout.write('\nStopping …\n');
  await running.stop();
}

async function begin(flags: DemoFlags): Promise<Demo> {
  try {
    return await startDemo({
      at: flags.at,
      speed: flags.speed,
      slackPort: flags.slackPort,
      controlPort: flags.controlPort,
      data: flags.data,
      isEmpty: flags.empty === true,
      hasPast: true,
      logLevel: flags.verbose ? 'info' : 'warn',
    });
  } catch (error) {
    if (error instanceof RangeError) throw new CliProblem([error.message]);
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CliProblem([
        `${error.message}: another program uses this port (another demo?); end it, or choose others with --slack-port and --control-port`,
      ]);
    }
    throw error;
  }
}

function welcome({ pageUrl, controlUrl, startedAt, team }: Demo): string {
  const local = DateTime.fromMillis(startedAt, { zone: team.calendar.zone, locale: 'en-US' });
  return `
  Open  ${pageUrl}   a Slack in which you can be anyone (choose at “act as”)
  It is ${withZone(local, 'cccc d LLLL yyyy, HH:mm')} there. Eight developers take turns; nothing leaves this machine.

  Four things to try:
    1. In #${team.channels.incidents}, type  /oncall               who is on duty, until when
    2. Type  /oncall report Contour plot crashes on restart    an incident opens, its clock runs
    3. In #demo-clock, press  +61 minutes            the goal runs out: the backup is paged.
       Look at the thread of the card, and at the backup’s direct messages (act as the backup).
    4. There, press  I’ll take it                    the page, its copies and the card say who took it

  Emails to customers arrive at  ${controlUrl}/mail
  For scripts: ${controlUrl}  (GET /state, GET /ledger, POST /clock {"advance":"PT61M"}, POST /inject, POST /faults)
  Ctrl-C ends everything.

`;
}

function welcomeToEmpty({ pageUrl, team }: Demo): string {
  return `
  Open  ${pageUrl}   a Slack in which you can be anyone (choose at “act as”)
  Nobody is on the rotation yet. You are Alex Alpha, who is an admin:

    1. In #${team.channels.incidents}, type  /oncall people   and press  Add people…
       The veterans first, then who works half of the time, then the newcomers.
    2. Type  /oncall plan                    look at the plan, and press  Publish
    3. Type  /oncall schedule                who has which week; everybody was told theirs

  Ctrl-C ends everything.

`;
}

/** A convenience only: where it fails, the address is on the screen. */
function openInBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
