/** An app on a temporary folder, for tests: the real core, the real parse worker, a fixed clock. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Call, CallOptions, MethodName, ParamsInput, Result } from '../../../shared/api.ts'
import { type App, createApp } from '../app.ts'
import type { Effects } from '../effects.ts'
import { testEffects } from './effects.ts'

export interface TestApp {
  app: App
  folder: string
  call: Call
  /** Writes a file into the folder and returns its path. */
  file: (name: string, content: string | Uint8Array) => string
  close: () => void
}

export async function openApp(
  config?: Record<string, unknown>,
  root = tmpdir(),
  instead: Partial<Effects> = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(root, 'touchstack-test-'))
  const app = createApp(testEffects(join(folder, 'data'), { resolveFile: (handle) => resolve(handle), ...instead }))
  const call: Call = async <M extends MethodName>(method: M, params: ParamsInput<M>, options?: CallOptions<M>) =>
    (await app.call(method, params, options as never)) as Result<M>
  await call('workspace.open', { file: join(folder, 'test.touchstack'), create: true })
  if (config) await call('config.set', { config })
  return {
    app,
    folder,
    call,
    file: (name, content) => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    close: () => {
      app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
