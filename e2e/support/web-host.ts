import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hostEnv } from './data-dir.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds from start to the printed address, on a busy machine. */
const startLimit = 30_000
const stopLimit = 5_000

export interface WebHost {
  /** `http://127.0.0.1:PORT/#token=…` */
  url: string
  /** Everything it wrote so far. */
  output: () => string
  running: () => boolean
  stop: () => Promise<void>
}

/** Starts the web host on a free port. */
export async function startWebHost(dataDir: string, workspace: string | null): Promise<WebHost> {
  const open = workspace === null ? [] : ['-w', workspace]
  const host = spawn(process.execPath, ['out/main/web.js', '--no-open', '--port', '0', ...open], {
    cwd: root,
    env: hostEnv(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const stop = () => stopProcess(host)
  try {
    const url = await new Promise<string>((found, failed) => {
      const fail = (what: string) => failed(new Error(`The web host ${what}. It wrote:\n${output}`))
      const timer = setTimeout(() => fail(`printed no address in ${startLimit} ms`), startLimit)
      const read = (chunk: Buffer) => {
        output += chunk.toString()
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+(?=\s)/.exec(output)
        if (address === null) return
        clearTimeout(timer)
        found(address[0])
      }
      host.stdout.on('data', read)
      host.stderr.on('data', read)
      host.once('error', failed)
      host.once('exit', (code) => {
        clearTimeout(timer)
        fail(`ended with ${code ?? 'a signal'}`)
      })
    })
    return { url, output: () => output, running: () => isRunning(host), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null
}

async function stopProcess(host: ChildProcess): Promise<void> {
  if (!isRunning(host)) return
  const ended = once(host, 'exit')
  host.kill()
  const timer = setTimeout(() => host.kill('SIGKILL'), stopLimit)
  await ended
  clearTimeout(timer)
}
