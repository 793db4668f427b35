import { ROLE_LOOKS } from './look.ts';

const MISSING = '#7a1040';

/** Upright stripes: no other mark has them. */
export const MISSING_PATTERN = [
  '<pattern id="missing" width="5" height="5" patternUnits="userSpaceOnUse">',
  `<rect width="5" height="5" fill="#ffffff"/><rect width="3" height="5" fill="${MISSING}"/></pattern>`,
].join('');

/** How first answers are drawn: dark, hatched, striped and empty, so that they are told apart in grey as well. */
export const ANSWER_LOOKS = {
  within: {
    fill: ROLE_LOOKS.primary.fill,
    edge: ROLE_LOOKS.primary.fill,
    words: 'within the goal',
  },
  late: { fill: 'url(#hatch)', edge: ROLE_LOOKS.backup.edge, words: 'late' },
  overdue: { fill: 'url(#missing)', edge: MISSING, words: 'not answered' },
  pending: { fill: '#ffffff', edge: '#5c5b5f', words: 'waiting' },
} as const;

export type Answers = keyof typeof ANSWER_LOOKS;

/** In the order in which they are drawn. */
export const ANSWERS: readonly Answers[] = ['within', 'late', 'overdue', 'pending'];
