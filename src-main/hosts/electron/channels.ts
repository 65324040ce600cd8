/** Names of what the preload script and the main process say to each other. */
export const channels = {
  connect: 'touchstack:connect',
  port: 'touchstack:port',
  grantFile: 'touchstack:grant-file',
  request: 'touchstack:request',
  pickWorkspace: 'touchstack:pick-workspace',
} as const
