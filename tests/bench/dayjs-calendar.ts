import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';

import type { BusinessCalendar } from '../../src/domain/time/business-calendar.ts';
import type { LocalDate } from '../../src/domain/time/instant.ts';

/**
 * dayjs-business-time's answers. Office hours from Monday to Friday in the zone of the process; the library keeps one
 * calendar per process.
 */
export function dayjsCalendar(
  holidays: readonly LocalDate[],
): Pick<BusinessCalendar, 'add' | 'between'> {
  dayjs.extend(businessTime);
  const office = [
    { start: '08:00:00', end: '12:00:00' },
    { start: '13:00:00', end: '17:00:00' },
  ];
  dayjs.setBusinessTime({
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: null,
    sunday: null,
  });
  dayjs.setHolidays([...holidays]);
  return {
    add: (t, minutes) => dayjs(t).addBusinessMinutes(minutes).valueOf(),
    between: (a, b) => dayjs(a).businessMinutesDiff(dayjs(b)),
  };
}
