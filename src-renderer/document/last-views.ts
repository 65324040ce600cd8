/** How each screen was last looked at, so that a document can show what was set up there. In memory, of one workspace. */
const last = new Map<string, string>()
let workspace: string | null = null

export function rememberView(file: string, path: string, search: string): void {
  if (workspace !== file) last.clear()
  workspace = file
  last.set(path, search)
}

/** What its address had after `?`; undefined where it was not looked at in this workspace. */
export const lastView = (file: string, path: string): string | undefined =>
  workspace === file ? last.get(path) : undefined
