const wordsOf = (file: string): string[] =>
  file
    .replace(/\.(csv|tsv|txt|jsonl?|ndjson|gz|zip|xlsx?)\b/gi, '')
    .split(/[\s_-]+/)
    .filter(Boolean)

/** What a new workspace is called at first: as its file, of several files what all their names begin with. */
export function nameForWorkspace(files: readonly string[]): string {
  const [first = [], ...others] = files.map(wordsOf)
  const differs = first.findIndex((word, at) => others.some((words) => words[at] !== word))
  return first.slice(0, differs < 0 ? first.length : differs).join(' ') || 'My workspace'
}
