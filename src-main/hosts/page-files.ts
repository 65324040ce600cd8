/** The built page as the hosts that show it serve it: which files there are, and the headers they carry. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

export interface PageFile {
  body: Buffer | string
  headers: Record<string, string>
}

/** Styles need the nonce only where a component adds a `<style>` of its own. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** For every answer, of a file or a call. */
export const securityHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
}

export class PageFiles {
  private readonly root: string
  private files: ReadonlyMap<string, string>

  /** An absent `root` has no files. */
  constructor(root: string) {
    this.root = root
    this.files = list(root)
  }

  get built(): boolean {
    return this.files.has('/index.html')
  }

  /**
   * The file of a URL path, or null. Only names found in the folder are answered, so no spelling of a path leads
   * out of it. `nonce` is fresh for every answer.
   */
  read(pathname: string, nonce: string): PageFile | null {
    const name = pathname === '/' ? '/index.html' : decoded(pathname)
    if (name === null) return null
    // Built again meanwhile: the new index.html names new files.
    if (!this.files.has(name)) this.files = list(this.root)
    const path = this.files.get(name)
    if (path === undefined) return null
    const body = contents(path)
    if (body === null) return null
    const html = extname(name) === '.html'
    return {
      body: html ? body.toString('utf8').replaceAll('__NONCE__', nonce) : body,
      headers: {
        ...securityHeaders,
        'content-security-policy': contentSecurityPolicy(nonce),
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        // Names of assets hold a hash of what is in them.
        'cache-control': name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
      },
    }
  }
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

function contents(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/** URL path → file path; ordinary files only, so a link cannot lead out either. */
function list(root: string): Map<string, string> {
  let entries: Dirent[] = []
  try {
    entries = readdirSync(root, { recursive: true, withFileTypes: true })
  } catch {
    // Not built.
  }
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [`/${relative(root, path).split(sep).join('/')}`, path]))
}
