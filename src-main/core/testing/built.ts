/** What tests start in a thread or process of its own: the built program, as people run it. */
// Not by name: scripts are checked as a project of their own.
const { buildIfStale } = (await import(new URL('../../../scripts/build.mjs', import.meta.url).href)) as {
  buildIfStale: () => void
}

let isBuilt = false

/** Where it is, in out/main; built first when a source is newer. Looked at once: tests open hundreds of workspaces. */
export function builtScript(name: 'app' | 'cli' | 'parse-worker' | 'web'): URL {
  if (!isBuilt) buildIfStale()
  isBuilt = true
  return new URL(`../../../out/main/${name}.js`, import.meta.url)
}
