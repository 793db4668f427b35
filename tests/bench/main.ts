import { benchCalendar } from './calendar.ts';

/** `npm run bench`: prints what was measured, as tables. */
await benchCalendar((line) => {
  process.stdout.write(`${line}\n`);
});
