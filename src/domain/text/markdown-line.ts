import { harmless } from './harmless.ts';

/** What somebody wrote, on one line of a Markdown document: no part of it can become markup, a link or a mention. */
export function markdownLine(text: string): string {
  return harmless(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~!]/gu, '\\$&')
    .replace(/@(?=\w)/gu, '@\u2060')
    .replace(/\b(https?):\/\//giu, '$1:\u2060//');
}
