/**
 * The loopback host. The page's files go to anyone who asks with the exact Host; calls are `POST /rpc/<method>` with JSON
 * in and NDJSON out: any number of `{"progress":…}` lines, then one `{"result":…}` or `{"error":{"code","message"}}`.
 * What the engine refuses is an error line under status 200, since progress may have been sent before; what never
 * reaches it is the same line under 400, 403, 404, 405, 413 or 415. Ending the request cancels the call.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError, type ErrorCode, toWireError } from '../../../shared/errors.ts'
import type { Dispatch } from '../../worker/frames.ts'
import { type PageFiles, securityHeaders } from '../page-files.ts'
import { hostIsOurs, refuseCall } from './guard.ts'
import type { Uploads } from './uploads.ts'

/** Bytes of JSON a call may have; files go by another way. */
const callLimit = 1024 * 1024
/** Bytes read and dropped after a refusal, so that the caller gets to read why. */
const drainLimit = 16 * callLimit

export interface WebHostOptions {
  dispatch: Dispatch
  /** Makes a stored file nameable; returns its handle. */
  grant: (path: string) => string
  pages: PageFiles
  uploads: Uploads
  token: string
  /** 0 = any free one. */
  port: number
}

export interface WebHost {
  /** `http://127.0.0.1:PORT/#token=…` */
  address: string
  port: number
  close(): Promise<void>
}

/** Never reaches the engine. */
class Refusal extends Error {
  readonly status: number
  readonly code: ErrorCode
  constructor(status: number, message: string, code: ErrorCode = 'USAGE') {
    super(message)
    this.status = status
    this.code = code
  }
}

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = createServer((request, response) => void answer(request, response))
  // A large file on a slow disk may take longer than Node's five minutes; headers still have to come within one.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListen(error, options.port)))
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!hostIsOurs(request.headers, port)) throw new Refusal(403, 'This address is not ours.')
      const url = parseUrl(request.url ?? '', port)
      if (url.pathname.startsWith('/rpc/')) await answerCall(request, response, url)
      else answerPage(request, response, url)
    } catch (error) {
      refuse(request, response, error)
    }
  }

  function answerPage(request: IncomingMessage, response: ServerResponse, { pathname }: URL): void {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Refusal(405, `${request.method ?? 'This'} is not possible here.`)
    const file = options.pages.read(pathname, randomBytes(16).toString('base64'))
    if (!file) throw new Refusal(404, 'There is nothing at this address.', 'NOT_FOUND')
    response.writeHead(200, { ...file.headers, 'content-length': Buffer.byteLength(file.body) })
    response.end(request.method === 'HEAD' ? undefined : file.body)
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = /^\/rpc\/([A-Za-z]+\.[A-Za-z]+)$/.exec(url.pathname)?.[1]
    if (method === undefined) throw new Refusal(404, 'There is nothing at this address.', 'NOT_FOUND')
    if (request.method !== 'POST') throw new Refusal(405, 'Calls are made with POST.')
    const refused = refuseCall(request.headers, port, options.token)
    if (refused !== null) throw new Refusal(403, refused)
    if (method === 'files.upload') await upload(request, response, url)
    else await call(request, response, method)
  }

  async function upload(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    requireType(request, 'application/octet-stream')
    const line = startLines(response)
    try {
      const path = await options.uploads.store(url.searchParams.get('name') ?? '', request)
      line({ result: { file: options.grant(path) } })
    } catch (error) {
      line({ error: toWireError(error) })
    }
    endLines(request, response)
  }

  async function call(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    requireType(request, 'application/json')
    const params = parseJson(await readBody(request))
    const controller = new AbortController()
    response.once('close', () => controller.abort())
    const line = startLines(response)
    try {
      const onProgress = (progress: unknown): void => line({ progress })
      line({ result: await options.dispatch(method, params, { signal: controller.signal, onProgress }) })
    } catch (error) {
      line({ error: toWireError(error) })
    }
    endLines(request, response)
  }

  return {
    port,
    address: `http://127.0.0.1:${port}/#token=${options.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function explainListen(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new AppError('FAILED', `Port ${port} is in use; choose another one with --port, or none.`)
  if (error.code === 'EACCES')
    return new AppError('FAILED', `Port ${port} may not be used here; choose one above 1023.`)
  return error
}

function parseUrl(target: string, port: number): URL {
  // In a target such as //host/path the first part would be read as a host.
  const url = target.startsWith('/') ? URL.parse(`http://127.0.0.1:${port}${target}`) : null
  if (!url) throw new Refusal(400, 'This address cannot be read.')
  return url
}

function requireType(request: IncomingMessage, wanted: string): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== wanted) throw new Refusal(415, `The content type must be ${wanted}.`)
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = new Refusal(413, `A call may have at most ${callLimit} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > callLimit) throw tooLarge
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const read = (chunk: Buffer): void => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes <= callLimit) return
      request.off('data', read)
      reject(tooLarge)
    }
    request.on('data', read)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    // A caller that goes away before its request is whole ends neither way.
    request.once('close', () => reject(new Refusal(400, 'The call is not whole.')))
  })
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal(400, 'The call is not JSON in UTF-8.')
  }
}

const lineHeaders = { ...securityHeaders, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }

/** Sends the headers now, so that the caller knows at once that its call was taken. */
function startLines(response: ServerResponse): (line: unknown) => void {
  response.writeHead(200, lineHeaders)
  response.flushHeaders()
  return (line) => {
    if (!response.destroyed) response.write(`${JSON.stringify(line)}\n`)
  }
}

function endLines(request: IncomingMessage, response: ServerResponse): void {
  response.end()
  drain(request)
}

/**
 * Reads on for a while where the answer came before the end of the request: a connection closed on a caller that is
 * still sending loses the answer.
 */
function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  let drained = 0
  request.on('data', (chunk: Buffer) => {
    drained += chunk.length
    if (drained > drainLimit) request.destroy()
  })
  request.resume()
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.destroyed) return
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { status, code, message } =
    error instanceof Refusal ? error : new Refusal(500, `The host failed: ${toWireError(error).message}`, 'FAILED')
  response.writeHead(status, {
    ...lineHeaders,
    ...(status === 405 && { allow: request.url?.startsWith('/rpc/') ? 'POST' : 'GET, HEAD' }),
  })
  response.end(`${JSON.stringify({ error: { code, message } })}\n`)
  drain(request)
}
