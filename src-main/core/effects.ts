/** What the core needs from the outside world, passed in so that tests and hosts can choose. */
export interface Effects {
  now: () => Date
  /** Folder for workspaces the person did not place, the list of recent ones, and the sample. */
  dataDir: string
  /** Turns a handle of the contract into a path, or throws NOT_FOUND. On the command line handles are paths. */
  resolveFile: (handle: string) => string
  /** Makes a path nameable by the page from now on; returns its handle. */
  grantFile: (path: string) => string
  log: (level: 'info' | 'warn' | 'error', message: string) => void
  /** Script of the parse worker; the core cannot know how it was bundled. */
  parseWorker: URL
}
