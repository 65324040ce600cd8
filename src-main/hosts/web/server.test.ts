import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Dispatch } from '../../worker/frames.ts'
import { PageFiles } from '../page-files.ts'
import { startWebHost, type WebHost } from './server.ts'
import { openUploads, type Uploads } from './uploads.ts'

const token = 'a'.repeat(43)
let folder: string
let host: WebHost
let uploads: Uploads
let granted: string[]
const dispatch = vi.fn<Dispatch>()

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-web-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'page/index.html'), '<meta property="csp-nonce" nonce="__NONCE__" />')
  writeFileSync(join(folder, 'secret'), 'secret')
  granted = []
  dispatch.mockReset().mockImplementation((method, params) => Promise.resolve({ method, params }))
  uploads = openUploads(join(folder, 'data'))
  host = await startWebHost({
    dispatch,
    grant: (path) => `file-${granted.push(path)}`,
    pages: new PageFiles(join(folder, 'page')),
    uploads,
    token,
    port: 0,
  })
})
afterEach(async () => {
  await host.close()
  uploads.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  lines: () => unknown[]
}

/** By hand, since fetch forbids the headers an attacker would choose. */
function send(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: host.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const lines = (): unknown[] =>
          text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown)
        resolve({ status: response.statusCode!, headers: response.headers, text, lines })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

const origin = (): string => `http://127.0.0.1:${host.port}`
const page = (): OutgoingHttpHeaders => ({
  origin: origin(),
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-session': token,
})
const call = (headers: OutgoingHttpHeaders, body: string | Buffer = '{}'): Promise<Answer> =>
  send('POST', '/rpc/config.get', headers, body)

describe('a call', () => {
  test('answers progress and a result, a line each', async () => {
    dispatch.mockImplementation((_, __, options) => {
      options?.onProgress?.({ rows: 1 })
      options?.onProgress?.({ rows: 2 })
      return Promise.resolve({ ok: true })
    })
    const answer = await call(page(), '{"a":"é"}')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/x-ndjson')
    expect(answer.lines()).toEqual([{ progress: { rows: 1 } }, { progress: { rows: 2 } }, { result: { ok: true } }])
    expect(dispatch.mock.calls[0]?.slice(0, 2)).toEqual(['config.get', { a: 'é' }])
  })

  test('answers what the engine refuses as an error line', async () => {
    dispatch.mockRejectedValue(new AppError('NO_WORKSPACE', 'No workspace is open.'))
    const answer = await call(page())
    expect([answer.status, answer.lines()]).toEqual([
      200,
      [{ error: { code: 'NO_WORKSPACE', message: 'No workspace is open.' } }],
    ])
  })

  test('of a script needs the token and no Origin', async () => {
    expect((await call({ 'content-type': 'application/json; charset=utf-8', 'x-session': token })).status).toBe(200)
  })

  test('is cancelled when its caller goes away', async () => {
    let signal: AbortSignal | undefined
    dispatch.mockImplementation(
      (_, __, options) =>
        new Promise((_, reject) => {
          signal = options?.signal
          signal?.addEventListener('abort', () => reject(new AppError('CANCELLED', 'Cancelled.')))
        }),
    )
    const controller = new AbortController()
    const caller = fetch(`${origin()}/rpc/imports.run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session': token },
      body: '{}',
      signal: controller.signal,
    })
    // Headers come at once, so that the page knows its call runs.
    expect((await caller).status).toBe(200)
    expect(signal?.aborted).toBe(false)
    controller.abort()
    await vi.waitFor(() => expect(signal?.aborted).toBe(true))
  })
})

describe('calls that never reach the engine', () => {
  afterEach(() => expect(dispatch).not.toHaveBeenCalled())

  test.each([
    ['no token', { 'x-session': undefined }],
    ['an empty token', { 'x-session': '' }],
    ['a wrong token', { 'x-session': 'b'.repeat(43) }],
    ['a token cut short', { 'x-session': token.slice(1) }],
    ['a longer token', { 'x-session': `${token}a` }],
    ['two tokens', { 'x-session': [token, token] }],
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name with our port', { host: 'evil.example:PORT' }],
    ['localhost', { host: 'localhost:PORT' }],
    ['our address without its port', { host: '127.0.0.1' }],
    ['our address with another port', { host: '127.0.0.1:1' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['the origin of a sandboxed frame or a file', { origin: 'null' }],
    ['our origin over https', { origin: 'https://127.0.0.1:PORT' }],
    ['our origin by another name', { origin: 'http://localhost:PORT' }],
    ['our origin with something behind it', { origin: 'http://127.0.0.1:PORT.evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a browser that hides its origin', { origin: undefined }],
  ] as [string, OutgoingHttpHeaders][])('403: %s', async (_, change) => {
    const headers: OutgoingHttpHeaders = Object.fromEntries(
      Object.entries({ ...page(), ...change })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typeof value === 'string' ? value.replace('PORT', String(host.port)) : value]),
    )
    const answer = await call(headers)
    expect(answer.status).toBe(403)
    expect(answer.lines()).toMatchObject([{ error: { code: 'USAGE' } }])
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('405: %s', async (method) => {
    const answer = await send(method, '/rpc/config.get', page())
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST'])
  })

  test('a preflight of another page is not answered with leave', async () => {
    const { headers } = await send('OPTIONS', '/rpc/config.get', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-session',
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    '415: content type "%s"',
    async (type) => expect((await call({ ...page(), 'content-type': type })).status).toBe(415),
  )

  test.each([
    '/rpc/',
    '/rpc',
    '/rpc/config',
    '/rpc/config.get/more',
    '/rpc/../rpc/..',
    '/rpc/config.get%00',
    '/rpc/a.b.c',
  ])('404: %s', async (path) => expect((await send('POST', path, page(), '{}')).status).not.toBe(200))

  test.each(['{', 'nothing', '{"a":', Buffer.from([0x22, 0xff, 0x22])])('400: %s is not JSON', async (body) =>
    expect((await call(page(), body)).status).toBe(400),
  )

  test('413: more than a megabyte, said before or not', async () => {
    const body = Buffer.alloc(1024 * 1024 + 1, ' ')
    expect((await call({ ...page(), 'content-length': body.length }, body)).status).toBe(413)
    expect((await call({ ...page(), 'transfer-encoding': 'chunked' }, body)).status).toBe(413)
    expect((await call(page(), Buffer.alloc(10 * 1024 * 1024, ' '))).status).toBe(413)
  })

  test('a body without end is cut off', async () => {
    const socket = connect(host.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`POST /rpc/config.get HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 1000000000000\r\n\r\n`)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const chunk = Buffer.alloc(1024 * 1024)
    while (!socket.destroyed && socket.bytesWritten < 200 * 1024 * 1024) {
      socket.write(chunk)
      await sleep(1)
    }
    await closed
    expect(socket.bytesWritten).toBeLessThan(100 * 1024 * 1024)
  })

  test('a body that stops half way', async () => {
    const socket = connect(host.port, '127.0.0.1')
    socket.write(
      `POST /rpc/config.get HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\nx-session: ${token}\r\n` +
        `content-type: application/json\r\ncontent-length: 10\r\n\r\n{"a`,
    )
    await sleep(30)
    socket.destroy()
    await sleep(30)
  })
})

describe('the page', () => {
  test('is served without a token, with a fresh nonce and every header', async () => {
    const [one, two] = await Promise.all([send('GET', '/'), send('GET', '/?x=1')])
    expect([one.status, two.status]).toEqual([200, 200])
    const nonces = [one, two].map(({ text, headers }) => {
      const nonce = /nonce="([^"]+)"/.exec(text)![1]!
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
    expect(Buffer.from(nonces[0]!, 'base64')).toHaveLength(16)
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })

  test('is not served under another name', async () => {
    for (const name of ['evil.example', `localhost:${host.port}`, `127.0.0.1:${host.port}.evil.example`])
      expect((await send('GET', '/', { host: name })).status, name).toBe(403)
  })

  test.each([
    '/../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '//secret',
    '/assets/',
    '/rpc',
  ])('nothing is at %s', async (path) => {
    const answer = await send('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret\n')
  })

  test('an address that is none', async () => {
    expect((await send('GET', 'http://evil.example/')).status).toBe(400)
    expect((await send('OPTIONS', '*')).status).toBe(400)
  })

  test('takes no other method', async () => {
    expect((await send('POST', '/', page(), '{}')).status).toBe(405)
    const head = await send('HEAD', '/')
    expect([head.status, head.text]).toEqual([200, ''])
  })
})

describe('a file', () => {
  const upload = (name: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}): Promise<Answer> =>
    send(
      'POST',
      `/rpc/files.upload?name=${encodeURIComponent(name)}`,
      { ...page(), 'content-type': 'application/octet-stream', ...headers },
      body,
    )

  test('larger than any call is stored for this person alone, and gone at the end', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024, 'row\n')
    const answer = await upload('pages.csv', body)
    expect(answer.lines()).toEqual([{ result: { file: 'file-1' } }])
    const path = granted[0]!
    expect(path).toMatch(/[/\\]pages\.csv$/)
    expect(readFileSync(path).equals(body)).toBe(true)
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(statSync(join(path, '../..')).mode & 0o777).toBe(0o700)
    }
    uploads.close()
    expect(existsSync(path)).toBe(false)
  })

  test('twice is two files', async () => {
    await upload('pages.csv', 'a')
    await upload('pages.csv', 'b')
    expect(granted.map((path) => readFileSync(path, 'utf8'))).toEqual(['a', 'b'])
  })

  test.each([
    '../../../secret',
    '/etc/passwd',
    '..\\..\\secret',
    'C:\\Users\\ann\\x.csv',
    '..',
    '.',
    '',
    'a\0b',
    'x'.repeat(3000),
  ])('called %s stays in its folder', async (name) => {
    expect((await upload(name, 'x')).status).toBe(200)
    expect(granted[0]!.startsWith(join(folder, 'data', 'uploads'))).toBe(true)
    expect(granted[0]).not.toContain('..')
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('secret')
  })

  test('passes the same wall as every call', async () => {
    for (const change of [
      { 'x-session': 'wrong' },
      { origin: 'https://evil.example' },
      { host: 'evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await upload('a.csv', Buffer.alloc(2_000_000), change)).status).toBe(403)
    expect((await upload('a.csv', 'a', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await send('GET', '/rpc/files.upload?name=a.csv', page())).status).toBe(405)
    expect(granted).toEqual([])
  })

  test('cut off half way leaves nothing', async () => {
    const socket = connect(host.port, '127.0.0.1')
    socket.write(
      `POST /rpc/files.upload?name=a.csv HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\nx-session: ${token}\r\n` +
        `content-type: application/octet-stream\r\ncontent-length: 1000\r\n\r\nhalf`,
    )
    const [own] = readdirSync(join(folder, 'data/uploads'))
    const stored = (): string[] => readdirSync(join(folder, 'data/uploads', own!))
    await vi.waitFor(() => expect(stored()).toHaveLength(1))
    socket.destroy()
    await vi.waitFor(() => expect(stored()).toHaveLength(0))
    expect(granted).toEqual([])
  })

  test('that is a workspace is kept, since what is opened is changed', async () => {
    const workspace = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(100)])
    await upload('Ann.touchstack', workspace)
    await upload('Ann.touchstack', workspace)
    await upload('no.touchstack', 'a,b,c')
    uploads.close()
    expect(granted.slice(0, 2)).toEqual([join(folder, 'data/Ann.touchstack'), join(folder, 'data/Ann 2.touchstack')])
    expect(granted.map((path) => existsSync(path))).toEqual([true, true, false])
  })
})

test('files of a host that was killed are removed by the next one', () => {
  const data = join(folder, 'data2')
  const left = join(data, 'uploads', '999999999-abc')
  mkdirSync(left, { recursive: true })
  const other = openUploads(data)
  const another = openUploads(data)
  expect(existsSync(left)).toBe(false)
  expect(readdirSync(join(data, 'uploads'))).toHaveLength(2)
  other.close()
  another.close()
  expect(readdirSync(join(data, 'uploads'))).toHaveLength(0)
})

test('a port in use is a sentence', async () => {
  const options = { dispatch, grant: String, pages: new PageFiles(folder), uploads, token, port: host.port }
  await expect(startWebHost(options)).rejects.toThrow(/^Port \d+ is in use; choose another one with --port/)
})
