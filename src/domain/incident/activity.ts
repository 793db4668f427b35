/** What can have been done about an incident, in the words of the process; any of them together. */
export const ACTIVITIES = [
  'answered',
  'found-known',
  'known-updated',
  'fruit-fixed',
  'reproducer',
  'work-around',
  'new-issue',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** In a line that lists what was done. */
export const ACTIVITY_WORDS: Readonly<Record<Activity, string>> = {
  answered: 'answered or referred to documentation',
  'found-known': 'found to be known',
  'known-updated': 'known issue updated',
  'fruit-fixed': 'low-hanging fruit fixed',
  reproducer: 'reproducer made',
  'work-around': 'work-around made',
  'new-issue': 'new product issue',
};

/** Those that write to the product's issues. Of a restricted environment nothing is written there. */
export const WRITES_TO_PRODUCT: readonly Activity[] = ['known-updated', 'new-issue'];

/** More than this is no low-hanging fruit, in hours. */
export const FRUIT_LIMIT_HOURS = 4;

/** Whether what was done asks for a product issue of its own: a suggestion, never a condition. */
export function suggestsPromotion(
  activities: readonly Activity[],
  effortHours: number | undefined,
): boolean {
  return (
    (effortHours ?? 0) > FRUIT_LIMIT_HOURS &&
    activities.includes('fruit-fixed') &&
    !activities.includes('new-issue')
  );
}
