/** Case and what separates words left out: `E-Mail` and `email` are alike. */
export const spelling = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')

/**
 * The same of a source, medium or campaign, where dots separate too. What stands between digits is kept, as one sign: 1.1
 * is not 11.
 */
export const tagSpelling = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/(?<=\d)[\s_.-]+(?=\d)/g, ' ')
    .replaceAll(/(?<!\d)[\s_.-]|[\s_.-](?!\d)/g, '')
