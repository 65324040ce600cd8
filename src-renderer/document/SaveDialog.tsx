import { FileDown, Printer, SquareTerminal } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Call } from '../../shared/api.ts'
import { mostIntroduction } from '../../shared/config.ts'
import { toWireError } from '../../shared/errors.ts'
import { useCommand, useEngine, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { copyCommand } from '../components/CopyMenu.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { TextField } from '../components/TextField.tsx'
import { toast } from '../components/Toast.tsx'
import { downloadText } from '../export.ts'
import { askedOnce } from './asked-once.ts'
import { Chapters } from './Chapters.tsx'
import { documentChoices, viewOf } from './choices.ts'
import { documentCommand, isIn, withView } from './collection.ts'
import { lastView } from './last-views.ts'
import { peopleNamed, sayPeopleNamed } from './people-named.ts'
import { MoreReports } from './MoreReports.tsx'
import { useSaveDialog } from './save-dialog.ts'
import d from './SaveDialog.module.css'
import { type DocumentSize, documentSizes } from './view.ts'

const sizes: Readonly<Record<DocumentSize, { label: string; note: string; file: string }>> = {
  whole: {
    label: 'Whole',
    note: 'Findings, charts, tables, how each figure is computed, and the files and settings they rest on',
    file: '',
  },
  short: {
    label: 'Short',
    note: 'Findings, charts and 15 rows of a table, no help and no commands; as many reports on a page as fit whole',
    file: ' (short)',
  },
  page: {
    label: 'One page',
    note: 'The finding of each report and a small chart; three or four reports on a page of A4 or Letter',
    file: ' (one page)',
  },
}

/** Without what a file's name cannot have; documents of each size lie side by side in one folder. */
const fileName = (title: string, size: DocumentSize): string =>
  `${title.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-')}${sizes[size].file}.html`

const close = (): void => useSaveDialog.setState({ open: null })

/** Reports as one file, or on paper: the one in front, or those of the document that is put together. */
export default function SaveDialog({ of }: { of: 'view' | 'document' }) {
  const [here] = useState(() => window.location.hash.replace(/^#\//, ''))
  if (of === 'document') return <DocumentDialog here={here} />
  const [path = '', search = ''] = here.split('?', 2)
  return <ViewDialog view={viewOf(`/${path}`, search)} />
}

function ViewDialog({ view }: { view: string | null }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [introduction, setIntroduction] = useState('')
  return (
    <WayOut
      heading="Save or print this view"
      views={view === null ? [] : [view]}
      typed={typed}
      onTyped={setTyped}
      introduction={introduction}
      onIntroduction={setIntroduction}
      onClose={close}
    />
  )
}

function DocumentDialog({ here }: { here: string }) {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { data: decisions = [] } = useQuery('decisions.list', {})
  const document = status?.document ?? { title: null, introduction: null, views: [] }
  const [typed, setTyped] = useState<string | null>(document.title)
  const [introduction, setIntroduction] = useState(document.introduction ?? '')
  const put = async (next: typeof document): Promise<void> => {
    await set.run({ config: { document: next } })
  }
  const keepTexts = (): void => {
    const texts = { title: typed?.trim() || null, introduction: introduction.trim() || null }
    if (texts.title !== document.title || texts.introduction !== document.introduction)
      void put({ ...document, ...texts })
  }
  const more = documentChoices(
    here,
    (path) => lastView(status?.file ?? '', path),
    decisions.map(({ name }) => name),
  ).filter(({ view }) => !isIn(document, view))
  return (
    <WayOut
      heading="Save or print the document"
      views={document.views}
      typed={typed}
      onTyped={setTyped}
      introduction={introduction}
      onIntroduction={setIntroduction}
      onTextsDone={keepTexts}
      onClose={() => {
        keepTexts()
        close()
      }}
    >
      <Chapters document={document} onChange={put} />
      <MoreReports choices={more} onAdd={(view) => void put(withView(document, view))} />
    </WayOut>
  )
}

interface WayOutProps {
  heading: string
  views: readonly string[]
  /** The title as it is typed; null = not yet. */
  typed: string | null
  onTyped: (typed: string) => void
  /** As it is typed. */
  introduction: string
  onIntroduction: (typed: string) => void
  onTextsDone?: () => void
  onClose: () => void
  /** What is in it, to be changed. */
  children?: ReactNode
}

function WayOut({
  heading,
  views,
  typed,
  onTyped,
  introduction: written,
  onIntroduction,
  onTextsDone,
  onClose,
  children,
}: WayOutProps) {
  const { status } = useWorkspace()
  const app = useEngine()
  const engine = useMemo(() => ({ ...app, call: askedOnce(app.call, () => app.status.get().status?.revision) }), [app])
  const title = typed?.trim() || null
  const introduction = written.trim() || null
  const [size, setSize] = useState<DocumentSize>('whole')
  const [busy, setBusy] = useState<'save' | 'print' | null>(null)
  const [withoutIds, setWithoutIds] = useState(false)
  const { data: config } = useQuery('config.get', {})
  const leavesOut = size === 'whole' && (config?.excludePeople ?? []).some((pattern) => !pattern.includes('*'))
  const withoutLeftOut = leavesOut && withoutIds
  const names = useNames(engine.call, views, size, withoutLeftOut)
  const output = fileName(title ?? status?.name ?? 'Touchstack', size)

  const work = async (what: 'save' | 'print'): Promise<void> => {
    setBusy(what)
    try {
      const page = await import('./in-page.tsx')
      if (what === 'save') {
        downloadText(
          await page.documentText(engine, { views, title, introduction, size, withoutLeftOut }),
          output,
          'text/html',
        )
        toast({ text: `Saved as “${output}”. It opens in any browser, without a network.` })
      } else {
        onClose()
        await page.printDocument(engine, { views, title, introduction, size, withoutLeftOut })
      }
    } catch (error) {
      toast({ text: toWireError(error).message })
    }
    setBusy(null)
  }
  // A disabled button loses the focus, and Escape with it: the one that is at work is pending instead.
  const isDisabled = (what: 'save' | 'print'): boolean => views.length === 0 || (busy !== null && busy !== what)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={heading}
      width={children === undefined ? 480 : 600}
      footer={
        <>
          <span className={d['start']}>
            <Button
              variant="ghost"
              icon={SquareTerminal}
              isDisabled={views.length === 0 || !status}
              onPress={() =>
                copyCommand(
                  documentCommand(views, {
                    title,
                    introduction,
                    size,
                    withoutLeftOut,
                    output,
                    path: status?.path ?? '',
                  }),
                )
              }
            >
              Copy as command
            </Button>
          </span>
          <Button
            icon={Printer}
            isPending={busy === 'print'}
            isDisabled={isDisabled('print')}
            onPress={() => void work('print')}
          >
            Print
          </Button>
          <Button
            variant="primary"
            icon={FileDown}
            isPending={busy === 'save'}
            isDisabled={isDisabled('save')}
            onPress={() => void work('save')}
          >
            Save as one file
          </Button>
        </>
      }
    >
      <SegmentedControl
        label="Size"
        value={size}
        onChange={setSize}
        options={documentSizes.map((id) => ({ id, label: sizes[id].label }))}
      />
      <p className={d['note']}>{sizes[size].note}, in one HTML file that needs nothing else.</p>
      {leavesOut && (
        <Checkbox selected={withoutIds} onChange={setWithoutIds}>
          Without the ids of people left out
        </Checkbox>
      )}
      {names !== null && <p className={d['names']}>It will hold {names}. Pass it on only to whoever may see them.</p>}
      <div className={d['title']}>
        <TextField
          label="Title"
          value={typed ?? status?.name ?? ''}
          maxLength={200}
          onChange={onTyped}
          {...(onTextsDone && { onBlur: onTextsDone })}
          help={title === null ? 'The name of the workspace, until you write another.' : undefined}
        />
      </div>
      <div className={d['title']}>
        <TextField
          label="Introduction"
          rows={3}
          value={written}
          maxLength={mostIntroduction}
          onChange={onIntroduction}
          {...(onTextsDone && { onBlur: onTextsDone })}
          help={introduction === null ? 'Plain text below the title, if you write any.' : undefined}
        />
      </div>
      {children}
    </Dialog>
  )
}

/** Whose ids are in the reports that are chosen, in words; null = nobody's, or not known yet. */
function useNames(call: Call, views: readonly string[], size: DocumentSize, withoutLeftOut: boolean): string | null {
  const [names, setNames] = useState<string | null>(null)
  const chosen = JSON.stringify(views)
  useEffect(() => {
    let current = true
    // A report that cannot be worked out says so when it is saved.
    const asked = JSON.parse(chosen) as string[]
    void peopleNamed(call, asked, size, withoutLeftOut).then(
      (named) => current && setNames(sayPeopleNamed(named, asked)),
      () => current && setNames(null),
    )
    return () => {
      current = false
    }
  }, [call, chosen, size, withoutLeftOut])
  return names
}
