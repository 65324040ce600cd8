import { Braces, Ellipsis, FileType, Image, Table2 } from 'lucide-react'
import { type ReactNode, type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import {
  downloadCsv,
  downloadCsvText,
  downloadJson,
  downloadPng,
  downloadReportJson,
  downloadSvg,
  isDark,
  type PictureFrame,
  type PictureTitle,
  type TableRows,
} from '../export.ts'
import type { DecimalMark } from '../../shared/text/csv.ts'
import { reportCsv } from '../../shared/reports/as-csv.ts'
import type { AnyReport } from '../../shared/reports/index.ts'
import { decodedPath, decodedPathsOf } from '../../shared/text/decoded-path.ts'
import { useWorkspace } from '../api.ts'
import { figures } from '../document/figures.ts'
import { capital } from '../words.ts'
import { DocumentTable } from '../document/DocumentTable.tsx'
import { useChartHeight, useDocumentView, withoutTable } from '../document/view.ts'
import { IconButton } from './Button.tsx'
import s from './ChartFrame.module.css'
import { cx } from './cx.ts'
import { useChoices } from '../store.ts'
import { csvEntries, Menu, type MenuEntry } from './Menu.tsx'
import { Working } from './ProgressBar.tsx'
import { toast } from './Toast.tsx'

/** For menus elsewhere on the screen that export this chart. */
export interface ChartHandle {
  exportSvg: (light?: boolean) => void
  exportPng: (light?: boolean) => void
}

/** The ways to save a chart as a picture, for every menu that offers them: as it is, and for a white slide in light colours. */
export function usePictureEntries(chart: () => ChartHandle | null, label: string, disabled = false): MenuEntry[] {
  // Follows the choice of the theme.
  useChoices(({ theme }) => theme)
  return (isDark() ? [false, true] : [false]).flatMap((light) => {
    const words = light ? ', in light colours' : ''
    const id = light ? '-light' : ''
    return [
      {
        id: `svg${id}`,
        label: `${label} SVG${words}`,
        icon: FileType,
        disabled,
        onAction: () => chart()?.exportSvg(light),
      },
      {
        id: `png${id}`,
        label: `${label} PNG${words}`,
        icon: Image,
        disabled,
        onAction: () => chart()?.exportPng(light),
      },
    ]
  })
}

interface ChartFrameProps {
  /** Where two charts share one drawing, a function of the width that places both titles as h2. */
  title: ReactNode | ((width: number) => ReactNode)
  /** Grey, beside the title. */
  caption?: ReactNode
  /** What the chart says, in words, for who cannot see it. */
  text: string
  /** File name of exports, without ending. */
  fileName: string
  /** Of how it was compared, and what that cannot say, in a picture: sentences that stand beside the chart on screen. */
  said?: string | undefined
  /** They name the days, which are not those of the period above the screen then. */
  saysDays?: boolean
  /** What is drawn, as rows of a table, the head first. Without them and `report` there is no menu: the screen has one with the same exports. */
  csv?: () => TableRows
  /** The report whose rows are drawn: exports are it, as the command line prints it. */
  report?: AnyReport
  /** Goes to the table twin; shown in the menu. */
  onTable?: () => void
  /** In a document, under the chart: the table it has on its own view, null for none; else the rows of `csv`. */
  twin?: ReactNode
  /** Narrower, labels would stand over each other, px: it is scrolled instead. */
  least?: number
  /** A newer answer is being worked out. */
  stale?: boolean
  /** The chart, once the width in px is known; one that has the same height whatever it shows asks how much of that there is room for. */
  children: (width: number, room: (height: number) => number) => ReactNode
  ref?: Ref<ChartHandle>
}

/** Around every chart: its title, its words, its menu, its width. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    caption,
    text,
    fileName,
    said,
    saysDays = false,
    csv,
    report,
    onTable,
    twin,
    least = 0,
    stale,
    children,
    ref,
  } = props
  const document = useDocumentView()
  const room = useChartHeight()
  const [measured, setWidth] = useState(0)
  const width = document?.width ?? measured
  const plot = useRef<HTMLDivElement>(null)
  const textId = useId()
  const measure = useCallback((element: HTMLDivElement | null) => {
    plot.current = element
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const exportAs = useCallback(
    async (download: typeof downloadSvg | typeof downloadPng, light: boolean) => {
      const svg = plot.current?.querySelector<SVGSVGElement>('svg.chart')
      if (svg && plot.current) {
        try {
          await download(svg, titlesOf(plot.current), frameOfScreen(said, saysDays), fileName, light)
        } catch {
          toast({ text: 'The picture could not be made.' })
        }
      }
    },
    [fileName, said, saysDays],
  )
  const handle = useMemo<ChartHandle>(
    () => ({
      exportSvg: (light = false) => void exportAs(downloadSvg, light),
      exportPng: (light = false) => void exportAs(downloadPng, light),
    }),
    [exportAs],
  )
  useImperativeHandle(ref, () => handle, [handle])
  const pictures = usePictureEntries(() => handle, 'Export as')
  const saves = report ? savesOfReport(report, fileName) : csv ? savesOfRows(csv, fileName) : null
  const atLeast = least > 0 && !document ? { minWidth: least } : undefined
  const figure = (
    <figure className={cx(s['frame'], least > 0 && !document && s['scrolls'])} aria-describedby={textId}>
      <figcaption className={s['head']} style={atLeast}>
        {typeof title === 'function' ? (
          width > 0 && title(width)
        ) : (
          <h2>
            {title}
            {caption && <small>{caption}</small>}
          </h2>
        )}
        {saves && (
          <div className={s['menu']}>
            <Menu
              entries={[
                ...(onTable ? [{ id: 'table', label: 'View as table', icon: Table2, onAction: onTable }, null] : []),
                ...csvEntries(saves.csv, 'Export as CSV'),
                { id: 'json', label: 'Export as JSON', icon: Braces, onAction: saves.json },
                ...pictures,
              ]}
            >
              <IconButton icon={Ellipsis} label="Chart menu" />
            </Menu>
          </div>
        )}
      </figcaption>
      <p id={textId} className="sr-only">
        {decodedPathsOf((document?.room ?? null) === null ? text : withoutTable(text))}
      </p>
      <div ref={measure} className={cx(s['plot'], stale && s['stale'])} style={atLeast}>
        {width > 0 && children(width, room)}
      </div>
      {stale && (
        <div className={s['working']}>
          <Working label="Working out the new answer" />
        </div>
      )}
    </figure>
  )
  if (!document || !onTable) return figure
  return (
    <>
      {figure}
      {twin === undefined ? csv && <CsvTable rows={csv()} label={fileName} /> : twin}
    </>
  )
}

interface Saves {
  csv: (decimal: DecimalMark) => void
  json: () => void
}

const savesOfReport = (report: AnyReport, fileName: string): Saves => ({
  csv: (decimal) => downloadCsvText(reportCsv(report.report, report, decimal), fileName, decimal),
  json: () => downloadReportJson(report, fileName),
})

const savesOfRows = (rows: () => TableRows, fileName: string): Saves => ({
  csv: (decimal) => downloadCsv(rows(), fileName, decimal),
  json: () => downloadJson(rows(), fileName),
})

/** More do not fit a page; a matrix is read off its chart. */
const mostColumns = 10

/** The table twin that is on another view of the screen, for a document. */
function CsvTable({ rows, label }: { rows: TableRows; label: string }) {
  const { status } = useWorkspace()
  const [head = [], ...body] = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? decodedPath(cell) : cell)),
  )
  if (head.length > mostColumns) return null
  const columns = head.map((name, at) => ({
    id: String(at),
    header: capital(String(name ?? '')),
    align: body.some((row) => typeof row[at] === 'number') ? ('end' as const) : ('start' as const),
    value: (row: TableRows[number]) => row[at] ?? null,
    cell: figures(
      String(name ?? ''),
      body.map((row) => row[at] ?? null),
      status?.currency ?? 'USD',
      (row: TableRows[number]) => row[at] ?? null,
    ),
  }))
  return <DocumentTable label={label} columns={columns} rows={body} rowKey={(row) => body.indexOf(row)} />
}

const plain = (element: Element | null | undefined): string =>
  (element as HTMLElement | null | undefined)?.innerText.replace(/\s+/g, ' ').trim() ?? ''

/** The screen around a chart in words: its finding, what it is of, and the line that says why it can be trusted. */
function frameOfScreen(said: string | undefined, saysDays: boolean): PictureFrame {
  const chosen = [...window.document.querySelectorAll('[data-choices] > *')].flatMap((choice) => {
    if (choice.matches('[data-end], [data-any]') || (saysDays && choice.matches('[data-period]'))) return []
    // A button that opens something is a choice itself; any other does something, and says nothing of what is shown.
    if (choice.matches('button:not([aria-expanded], [aria-haspopup], [aria-pressed])')) return []
    if (choice.querySelector('[data-any], input[type=checkbox]:not(:checked)')) return []
    const radio = choice.querySelector('[role=radio][aria-checked=true]')
    return [
      radio
        ? `${choice.getAttribute('aria-label') ?? ''} ${plain(radio)}`
        : // A Select holds its options too, out of sight.
          plain(choice.matches('button') ? choice : (choice.querySelector('button') ?? choice)),
    ]
  })
  const finding = window.document.querySelector('main h1')
  // Its end may hold a control.
  const trust = [...window.document.querySelectorAll('main footer > span:not(:has(button))')]
  return {
    headline: plain(finding),
    context: [plain(finding?.previousElementSibling), ...chosen].filter(Boolean).join('  ·  '),
    said: said ?? '',
    source: ['Touchstack', plain(window.document.querySelector('header [data-workspace]')), ...trust.map(plain)]
      .filter(Boolean)
      .join('  ·  '),
  }
}

/** The titles in the head of a chart, so that an exported picture says what it shows. */
function titlesOf(plot: HTMLElement): PictureTitle[] {
  const left = plot.getBoundingClientRect().left
  return [...(plot.parentElement?.querySelectorAll('figcaption h2') ?? [])].map((head) => ({
    x: head.getBoundingClientRect().left - left,
    title: [...head.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join(''),
    caption: head.querySelector('small')?.textContent ?? '',
  }))
}
