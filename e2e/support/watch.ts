import type { BrowserContext, Page } from '@playwright/test'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Address of a request that leaves the machine; null for loopback, the app's own scheme, data and blobs. */
function outside(address: string): string | null {
  const { protocol, hostname } = new URL(address)
  return /^(https?|wss?):$/.test(protocol) && !loopback.has(hostname) ? address : null
}

/**
 * Collects what no page of ours may do, as one sentence each: errors on the console or thrown, violations of its
 * content security policy, requests to another machine. A test that provokes one takes it out of the list.
 */
export async function watch(context: BrowserContext): Promise<string[]> {
  const violations: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') violations.push(`Console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => violations.push(`Thrown: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const address = outside(request.url())
    if (address !== null) violations.push(`Request to another machine: ${address}`)
  })
  const watchSockets = (page: Page) => {
    page.on('websocket', (socket) => {
      const address = outside(socket.url())
      if (address !== null) violations.push(`Socket to another machine: ${address}`)
    })
  }
  context.pages().forEach(watchSockets)
  context.on('page', watchSockets)
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error(`Content security policy: ${effectiveDirective} refused ${blockedURI} in ${sourceFile}`)
    })
  })
  return violations
}
