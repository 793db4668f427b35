import { ROLE_LOOKS } from './look.ts';

/** How first answers are drawn: dark, hatched, dotted and outlined, so that they are told apart in grey as well. */
export const ANSWER_LOOKS = {
  within: {
    fill: ROLE_LOOKS.primary.fill,
    edge: ROLE_LOOKS.primary.fill,
    words: 'within the goal',
  },
  late: { fill: 'url(#hatch)', edge: ROLE_LOOKS.backup.edge, words: 'late' },
  overdue: { fill: '#7a1040', edge: '#7a1040', words: 'not answered' },
  pending: { fill: '#ffffff', edge: '#5c5b5f', words: 'waiting' },
} as const;

export type Answers = keyof typeof ANSWER_LOOKS;

/** In the order in which they are drawn. */
export const ANSWERS: readonly Answers[] = ['within', 'late', 'overdue', 'pending'];
