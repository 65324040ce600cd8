/** How pages and tags are made one, said where figures are: reports on screen and on the command line. */

interface Spelling {
  ignoreCase: boolean
  pageAliases: number
  ignoreTagCase: boolean
  tagAliases: number
}

/** Of each without a full stop; null where it counts as it was imported. */
export const spellingWords = (spelling: Spelling): { pages: string | null; tags: string | null } => ({
  pages: words(spelling.ignoreCase && 'capitals in paths do not count', spelling.pageAliases, 'page'),
  tags: words(
    spelling.ignoreTagCase && 'capitals in sources, mediums and campaigns do not count',
    spelling.tagAliases,
    'tag',
  ),
})

function words(capitals: string | false, aliases: number, of: string): string | null {
  const applying = aliases > 0 && `${aliases} ${of} ${aliases === 1 ? 'alias applies' : 'aliases apply'}`
  const said = [capitals, applying].filter((each) => each !== false).join(', ')
  return said === '' ? null : said[0]!.toUpperCase() + said.slice(1)
}
