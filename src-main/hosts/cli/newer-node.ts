/**
 * A linked or installed command is run by the shell's Node, which may be too old for the native module: that ends in a
 * crash without a word. The Node that `npm ci` brought along is used then.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As `engines` in package.json. */
export const oldestNode = '22.18'

/** @param version such as `20.20.2` */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number)
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor)
}

/** The program that `npm ci` put into a `node_modules` above the script; null where there is none. */
export function findNode(script: string, { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>): string | null {
  const isWindows = platform === 'win32'
  const program = join('node_modules', `node-${isWindows ? 'win' : platform}-${arch}`, 'bin', isWindows ? 'node.exe' : 'node') // prettier-ignore
  for (let folder = dirname(script); ; folder = dirname(folder)) {
    if (existsSync(join(folder, program))) return join(folder, program)
    if (folder === dirname(folder)) return null
  }
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The same script with the same arguments; resolves with its exit status, or ends this process by the signal that ended it. */
export function runWith(node: string, script: string, args: readonly string[]): Promise<number> {
  const child = spawn(node, [script, ...args], { stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  for (const signal of passedOn) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const each of passedOn) process.off(each, pass)
      if (signal !== null) process.kill(process.pid, signal)
      resolve(code ?? 1)
    })
  })
}
