/** A login on GitHub; those of managed users end with an underscore and a short name. */
export function isGithubLogin(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38})(?:_[a-z0-9]+)?$/iu.test(text);
}

/** An address as it may stand in a header: one, bare, without anything that a header would read otherwise. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/u.test(text)
  );
}

/** The most that anybody carries: twice a full share. */
export const LARGEST_WEIGHT = 2;

export function isWeight(weight: number): boolean {
  return weight > 0 && weight <= LARGEST_WEIGHT;
}

/** What to write, for each that can be wrong. */
export const FACT_REMEDY = {
  github: 'write a GitHub login without @, such as alpha-gh',
  email: 'write an address such as alpha@example.org',
  weight: 'write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
} as const;
