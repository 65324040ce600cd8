/** The ways to get a workspace on screen, shared by the first run, the workspace menu and the command palette. */
import { useCallback, useEffect, useRef } from 'react'
import { tableText } from '../shared/text/table-text.ts'
import { asAppError } from '../shared/errors.ts'
import { type Engine, useCommand, useEngine, useWorkspace } from './api.ts'
import { showRefused } from './components/repair.ts'
import { toast } from './components/Toast.tsx'
import { arriveAt, navigate, useArriving } from './route.ts'
import { useChoices, useIncoming } from './store.ts'

/** The first question a workspace can answer. */
export const home = (status: { events: number; tools: number }): string =>
  status.events === 0 && status.tools > 0 ? '/stack-cost' : '/content-attribution'

/** The browser's own file chooser; resolves to no files when it is closed. */
export function chooseFiles(options: { accept?: string; multiple?: boolean } = {}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.hidden = true
    input.multiple = options.multiple ?? false
    if (options.accept) input.accept = options.accept
    const settle = (): void => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', settle)
    input.addEventListener('cancel', settle)
    // Outside the document nothing holds it, and a browser that collects it while choosing never says what was chosen.
    document.body.append(input)
    input.click()
  })
}

/** Shows the import screen with these files. */
export function importFiles(files: File[]): void {
  if (files.length === 0) return
  useIncoming.setState({ files })
  navigate('/import')
}

export async function chooseImport(): Promise<void> {
  importFiles(await chooseFiles({ multiple: true }))
}

export const tableFiles = '.csv,.tsv,.txt,.xlsx,text/csv'

const zipStart = 'PK\u0003\u0004'

/** Text of a table as a spreadsheet saved it, be it as a workbook, which the engine unpacks. */
export async function textOf({ call, host }: Pick<Engine, 'call' | 'host'>, file: File): Promise<string> {
  if ((await file.slice(0, zipStart.length).text()) === zipStart)
    return (await call('tables.workbookText', { file: await host.fileHandle(file) })).text
  return tableText(new Uint8Array(await file.arrayBuffer()), TextDecoder)
}

/** Text of a file a person chooses; null where they do not. */
export async function chooseText(engine: Pick<Engine, 'call' | 'host'>, accept: string): Promise<string | null> {
  const [file] = await chooseFiles({ accept })
  return file ? textOf(engine, file) : null
}

export function useWorkspaceActions() {
  const { host, call, status: store } = useEngine()
  const sample = useCommand('workspace.openSample')
  const close = useCommand('workspace.close')
  const { run: runSample } = sample
  const { run: runClose } = close

  const openFile = useCallback(
    async (file: string) => {
      try {
        const status = await call('workspace.open', { file })
        await store.refresh()
        navigate(home(status))
        return status
      } catch (error) {
        await store.refresh()
        showRefused(file, asAppError(error))
        return null
      }
    },
    [call, store],
  )
  const openSample = useCallback(async () => {
    const status = await runSample({})
    if (!status) return
    navigate(home(status))
    if (status.kept !== null) toast({ text: `The sample you changed is kept as “${status.kept}”.` })
  }, [runSample])
  const browse = useCallback(async () => {
    if (host.pickWorkspace) {
      const file = await host.pickWorkspace()
      if (file !== null) await openFile(file)
      return
    }
    const [file] = await chooseFiles({ accept: '.touchstack' })
    if (!file) return
    try {
      const status = await openFile(await host.fileHandle(file))
      // The page is given the bytes of a file, never its place.
      if (status)
        toast({
          text: `The browser gave Touchstack a copy; it is kept at ${status.path}. The original stays as it is.`,
        })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'The file could not be read.' })
    }
  }, [host, openFile])
  const closeWorkspace = useCallback(async () => {
    await runClose({})
    useChoices.setState({ lastWorkspace: null })
    navigate('/')
  }, [runClose])

  return { openFile, openSample, browse, closeWorkspace, sample }
}

/**
 * Opens again what was open when the app was last used, once, and remembers what is open now. A workspace that is gone
 * is forgotten; the first run then lists the others. One that cannot be opened is named.
 */
export function useLastWorkspace(): { settled: boolean } {
  const { call, status: store } = useEngine()
  const { status } = useWorkspace()
  const last = useChoices((choices) => choices.lastWorkspace)
  const arriving = useArriving()
  const tried = useRef(false)
  useEffect(() => {
    if (status === undefined) return
    if (status !== null) {
      tried.current = true
      if (arriving) arriveAt(home(status))
      if (useChoices.getState().lastWorkspace !== status.file) useChoices.setState({ lastWorkspace: status.file })
      return
    }
    if (tried.current || last === null) return
    tried.current = true
    // Asking for the recent ones also lets the host know their handles again.
    call('workspace.recent', {})
      .then((recent) => {
        if (recent.some((one) => one.file === last)) return call('workspace.open', { file: last })
        useChoices.setState({ lastWorkspace: null })
        return null
      })
      .catch((error: unknown) => {
        useChoices.setState({ lastWorkspace: null })
        showRefused(last, asAppError(error))
      })
      .finally(() => void store.refresh())
  }, [status, last, arriving, call, store])
  return { settled: status !== undefined && (status === null ? last === null : !arriving) }
}
