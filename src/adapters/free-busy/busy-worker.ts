import { parentPort, workerData } from 'node:worker_threads';
import type { TimeSpan } from '../../domain/experts/common-times.ts';
import { busySpans } from './busy-spans.ts';

/** What the worker is given; it answers a `BusyReading`. */
export interface ReadingOrder {
  readonly text: string;
  readonly span: TimeSpan;
  readonly zone: string;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `createCalendarReader` hands over, and nobody else
const { text, span, zone } = workerData as ReadingOrder;
parentPort?.postMessage(busySpans(text, span, zone));
