/** Text in a cell of a table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** As it is typed. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
