/** How pages are made one, said where figures are: reports on screen and on the command line. */

interface Spelling {
  ignoreCase: boolean
  pageAliases: number
}

/** Without a full stop; null where paths count as they were imported. */
export function spellingWords({ ignoreCase, pageAliases }: Spelling): string | null {
  const aliases =
    pageAliases === 0 ? '' : `${pageAliases} page ${pageAliases === 1 ? 'alias applies' : 'aliases apply'}`
  const capitals = ignoreCase ? 'capitals in paths do not count' : ''
  const words = [capitals, aliases].filter(Boolean).join(', ')
  return words === '' ? null : words
}
