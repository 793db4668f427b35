import { Worker } from 'node:worker_threads';
import type { Availability, BusyReading } from '../../ports/experts.ts';
import type { ReadingOrder } from './busy-worker.ts';
import { CalendarUnreachable, type FetchOptions, fetchCalendar } from './fetch-calendar.ts';

/** A calendar that has not been read by then holds a recurrence that never ends, or never occurs. */
const PATIENCE_MS = 5_000;

const MOST_MEMORY_MB = 256;

export interface CalendarReaderOptions extends FetchOptions {
  readonly patienceMs?: number;
  readonly startWorker?: (order: ReadingOrder) => Worker;
}

/** Reads calendars of people by https, each in a worker of its own that can be ended: what is in them is foreign. */
export function createCalendarReader(options: CalendarReaderOptions = {}): Availability['busyIn'] {
  const { patienceMs = PATIENCE_MS, startWorker = startBuiltWorker } = options;
  return async (address, span, zone) => {
    let text: string;
    try {
      text = await fetchCalendar(address, options);
    } catch (error) {
      if (error instanceof CalendarUnreachable) return { ok: false, why: error.message };
      throw error;
    }
    const worker = startWorker({ text, span, zone });
    try {
      return await readingOf(worker, patienceMs);
    } finally {
      await worker.terminate();
    }
  };
}

function startBuiltWorker(order: ReadingOrder): Worker {
  return new Worker(new URL('busy-worker.js', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
}

async function readingOf(worker: Worker, patienceMs: number): Promise<BusyReading> {
  return await new Promise((resolve) => {
    const failed = (why: string): void => {
      settle({ ok: false, why });
    };
    const settle = (reading: BusyReading): void => {
      clearTimeout(timer);
      resolve(reading);
    };
    const timer = setTimeout(() => {
      failed('it takes too long to be read');
    }, patienceMs);
    worker.once('message', settle);
    worker.once('error', () => {
      failed('it could not be read');
    });
    worker.once('exit', () => {
      failed('it could not be read');
    });
  });
}
