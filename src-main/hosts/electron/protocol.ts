/** Serves the built page on its own scheme, so that nothing is ever loaded from `file://`. */
import { protocol } from 'electron'
import { randomBytes } from 'node:crypto'
import type { PageFiles } from '../page-files.ts'
import { isOurs, scheme } from './origin.ts'

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function servePage(pages: PageFiles): void {
  protocol.handle(scheme, (request) => {
    const file = isOurs(request.url)
      ? pages.read(new URL(request.url).pathname, randomBytes(16).toString('base64'))
      : null
    if (!file) return new Response('There is nothing at this address.', { status: 404 })
    const body = typeof file.body === 'string' ? file.body : new Uint8Array(file.body)
    return new Response(body, { headers: file.headers })
  })
}
