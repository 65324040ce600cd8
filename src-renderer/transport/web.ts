/** Calls by HTTP to the web host that served the page. */
import type { CallOptions, MethodName, ParamsInput, Result } from '../../shared/api.ts'
import { AppError, fromWireError, type WireError } from '../../shared/errors.ts'
import { sessionHeader } from '../../shared/rpc.ts'
import { cancelled, type Connection, type FileOptions } from './host.ts'

const tokenKey = 'touchstack-token'

const tokenIn = (hash: string): RegExpExecArray | null => /^#token=([\w-]+)(?:&(.*))?$/.exec(hash)

/** The token comes once in the address, is kept for further tabs of this browser, and leaves the address at once. */
function takeToken(): string {
  const match = tokenIn(location.hash)
  if (match) {
    localStorage.setItem(tokenKey, match[1]!)
    history.replaceState(null, '', match[2] ? `#${match[2]}` : location.pathname)
  }
  return localStorage.getItem(tokenKey) ?? ''
}

export function connectWeb(): Connection {
  const token = takeToken()
  // The printed link in a tab that has the app open already loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (tokenIn(location.hash) !== null) location.reload()
  })
  const call = async <M extends MethodName>(
    method: M,
    params: ParamsInput<M>,
    options: CallOptions<M> = {},
  ): Promise<Result<M>> => {
    const abort = new AbortController()
    const cancel = (): void => abort.abort()
    if (options.signal?.aborted) throw cancelled()
    options.signal?.addEventListener('abort', cancel, { once: true })
    try {
      const response = await fetch(`/rpc/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [sessionHeader]: token },
        body: JSON.stringify(params),
        signal: abort.signal,
      })
      return (await readLines(response, options.onProgress as (value: unknown) => void)) as Result<M>
    } catch (error) {
      if (abort.signal.aborted) throw cancelled()
      if (error instanceof AppError) throw error
      throw new AppError(
        'FAILED',
        'Touchstack does not answer; it may have been closed. Start it again and reload this page.',
      )
    } finally {
      options.signal?.removeEventListener('abort', cancel)
    }
  }
  return { call, host: { kind: 'browser', fileHandle: (file, options) => upload(file, token, options) } }
}

type Line = { progress: unknown } | { result: unknown } | { error: WireError }

async function readLines(response: Response, onProgress: ((value: unknown) => void) | undefined): Promise<unknown> {
  if (!response.body) throw new AppError('FAILED', 'Touchstack answered with nothing.')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (pending + (value ?? '')).split('\n')
    pending = lines.pop()!
    for (const text of lines) {
      const line = JSON.parse(text) as Line
      if ('progress' in line) onProgress?.(line.progress)
      else if ('error' in line) throw fromWireError(line.error)
      else return line.result
    }
    if (done) throw new AppError('FAILED', 'Touchstack stopped answering in the middle of its answer.')
  }
}

/** fetch cannot say how far a body has got, so uploads go the older way. */
function upload(file: File, token: string, { onProgress, signal }: FileOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled())
    const request = new XMLHttpRequest()
    request.open('POST', `/rpc/files.upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(sessionHeader, token)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(loaded, total))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.addEventListener('abort', () => reject(cancelled()))
    request.addEventListener('error', () => reject(new AppError('FAILED', `${file.name} could not be read or sent.`)))
    request.addEventListener('load', () => {
      const line = JSON.parse(request.responseText.trim().split('\n').at(-1) ?? '{}') as
        { result: { file: string } } | { error: WireError }
      if ('error' in line) reject(fromWireError(line.error))
      else resolve(line.result.file)
    })
    request.send(file)
  })
}
