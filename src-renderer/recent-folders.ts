/** Workspaces of one name are told apart by their folders. */
interface Recent {
  file: string
  name: string
  folder: string
}

/** By file, of each whose name another has: the end of its folder that none of those shares, `…/2026/shop`. */
export function tellingFolders(recent: readonly Recent[]): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (const alike of Map.groupBy(recent, ({ name }) => name).values()) {
    if (alike.length < 2) continue
    const folders = alike.map(({ folder }) => folder)
    for (const { file, folder } of alike) told.set(file, telling(folder, folders))
  }
  return told
}

function telling(folder: string, folders: readonly string[]): string {
  const mark = folder.includes('\\') ? '\\' : '/'
  const parts = folder.split(mark)
  for (let many = 1; many < parts.length; many++) {
    const end = mark + parts.slice(-many).join(mark)
    if (folders.every((other) => other === folder || !other.endsWith(end)))
      return many === parts.length - 1 ? folder : `…${end}`
  }
  return folder
}
