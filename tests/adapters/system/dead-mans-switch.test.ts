import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDeadMansSwitch } from '../../../src/adapters/system/dead-mans-switch.ts';
import { recordingLog } from '../../support/fixtures.ts';
import { type HttpReceiver, startHttpReceiver } from '../../support/http.ts';

/** A monitor as one runs it: it hears calls, and can be told to answer otherwise. */
let monitor: HttpReceiver;
let heard: string[];
let status: number;
let well: boolean;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  heard = [];
  status = 200;
  well = true;
  log = recordingLog();
  monitor = await startHttpReceiver((request, response) => {
    heard.push(request.url ?? '');
    const elsewhere = status === 302 ? { location: 'http://127.0.0.1:9/' } : {};
    response.writeHead(status, elsewhere).end();
  });
});

afterEach(async () => {
  await monitor.close();
});

const deadMansSwitch = () =>
  createDeadMansSwitch({
    url: `${monitor.url}/secret-check`,
    log,
    isWell: async () => await Promise.resolve(well),
  });

describe('the dead-man’s switch', () => {
  it('calls while pages get through, and is silent while they do not', async () => {
    const alarm = deadMansSwitch();
    await alarm.turn();
    expect(heard).toEqual(['/secret-check']);
    well = false;
    await alarm.turn();
    expect(heard).toHaveLength(1);
    well = true;
    await alarm.turn();
    expect(heard).toHaveLength(2);
  });

  it('calls as soon as it is started', async () => {
    const alarm = deadMansSwitch();
    alarm.start();
    await alarm.stop();
    expect(heard).toHaveLength(1);
  });

  it('says once that nobody hears, and once that they do again', async () => {
    const alarm = deadMansSwitch();
    status = 500;
    await alarm.turn();
    await alarm.turn();
    status = 302;
    await alarm.turn();
    status = 200;
    await alarm.turn();
    expect(log.messages).toEqual([
      'the dead-man’s switch cannot be called',
      'the dead-man’s switch is called again',
    ]);
  });
});
