/** How the pictures look. Told apart in grey too: dark with a white letter, light and hatched with a dark one. */
export const INK = '#1d1c1d';
export const SOFT_INK = '#5c5b5f';
export const PAPER = '#ffffff';
export const LINE = '#dcdce0';
export const MINE = '#eef4fb';
export const CLOSED = '#e4e4e8';
export const NOW = '#c2185b';

export const ROLE_LOOKS = {
  primary: { letter: 'P', fill: '#1f4e8c', ink: '#ffffff', edge: '#1f4e8c' },
  backup: { letter: 'B', fill: 'url(#hatch)', ink: '#3a2300', edge: '#b26a00' },
} as const;

/** Diagonal lines over a light ground: the backup's pattern; and a finer one for closed days. */
export const PATTERNS = [
  '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
  '<rect width="6" height="6" fill="#ffe2b3"/><rect width="1.6" height="6" fill="#e8a33d"/></pattern>',
].join('');

/** Width of a phone's screen in CSS pixels, for which pictures are drawn; they are rendered larger by `SCALE`. */
export const PHONE_WIDTH = 390;
export const SCALE = 3;

/** Pixels left free at the edges; room for names beside the rows; the height of a row. */
export const MARGIN = 12;
export const NAMES = 76;
export const ROW = 26;

const LETTERS = new Intl.Segmenter('en');

/**
 * What is left of a text in so many pixels, at a font size.
 *
 * @param em width of a letter: Inter's are 0.5 em on average over a sentence, and 0.58 in a wide name.
 */
export function fitting(content: string, pixels: number, fontSize: number, em = 0.58): string {
  const room = Math.floor(pixels / (fontSize * em));
  const letters = Array.from(LETTERS.segment(content), ({ segment }) => segment);
  return letters.length <= room ? content : `${letters.slice(0, Math.max(1, room - 1)).join('')}…`;
}
