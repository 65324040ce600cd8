/** Commands work on one workspace, opened in this process and closed at the end whatever happens. */
import type { Call } from '../../../shared/api.ts'
import type { App } from '../../core/app.ts'
import type { Io } from './io.ts'

export async function withWorkspace<T>(
  io: Io,
  file: string,
  { create, dataDir = io.dataDir }: { create: boolean; dataDir?: string },
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const app = await io.openApp(dataDir)
  try {
    const call = ((...args: Parameters<App['call']>) => app.call(...args)) as Call
    await call('workspace.open', { file, create })
    return await work(call)
  } finally {
    app.close()
  }
}
