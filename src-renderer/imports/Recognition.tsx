import { ArrowRight, Bookmark, Check, CircleHelp, FileText } from 'lucide-react'
import type { ImportPreview } from '../../shared/import.ts'
import { Chip } from '../components/Chip.tsx'
import { PathChip } from '../components/PathChip.tsx'
import { bytes, counted, listed, percent } from '../format.ts'
import s from './imports.module.css'
import { delimiterName, kindLabels, kindTitles, sureFrom } from './mapping.ts'

const containerWords: Partial<Record<ImportPreview['container'], string>> = {
  jsonl: 'one JSON object a line',
  json: 'JSON',
  lines: 'one row a line',
}

/** How the file is written: `comma, UTF-8, header in line 1`. */
export function writing(preview: ImportPreview): string {
  const parts = [
    // A decision is one object, over as many lines as it likes.
    (preview.kind === 'decision' ? 'JSON' : containerWords[preview.container]) ?? delimiterName(preview.delimiter),
    // A workbook says itself how its text is written.
    preview.compression === 'xlsx' ? '' : preview.encoding.toUpperCase(),
    preview.compression ?? '',
    preview.headerLine === null ? '' : preview.headerLine === 0 ? 'no header' : `header in line ${preview.headerLine}`,
  ]
  return parts.filter(Boolean).join(', ')
}

interface RecognitionProps {
  preview: ImportPreview
  name: string
  chosen: boolean
  /** The saved mapping in use. */
  mapping: string | undefined
  /** Nothing it needs is missing. */
  complete: boolean
  /** What it needs is proposed by the values of its columns. */
  proposed: boolean
}

/** What the file was taken for, why, and what else it might be, so that it can be doubted. */
export function Recognition({ preview, name, chosen, mapping, complete, proposed }: RecognitionProps) {
  const { format, runnerUp } = preview
  const sure = format !== null && format.confidence >= sureFrom
  return (
    <section className={s['recognition']} aria-label="What the file is">
      <div className={s['fileIcon']}>
        <FileText size={16} aria-hidden />
      </div>
      <div className={s['fileWords']}>
        <b title={name}>{name}</b>
        <div className={s['note']}>
          {bytes(preview.bytes)} · {writing(preview)} ·{' '}
          {counted(preview.columns.length, preview.container === 'csv' ? 'column' : 'key')}
        </div>
      </div>
      <ArrowRight size={16} aria-hidden className={s['arrow']} />
      <div className={s['why']}>
        <div className={s['verdict']}>
          {mapping !== undefined ? (
            <Chip tone="c1" icon={Bookmark}>
              saved mapping “{mapping}”
            </Chip>
          ) : chosen ? (
            <Chip tone="c1" icon={Check}>
              chosen by you
            </Chip>
          ) : format ? (
            <Chip tone={sure ? 'c3' : 'c2'} icon={sure ? Check : CircleHelp}>
              {percent(format.confidence, 0)} sure
            </Chip>
          ) : complete ? (
            <Chip tone="c1" icon={Check}>
              by your columns
            </Chip>
          ) : (
            <Chip tone="c2" icon={CircleHelp}>
              {proposed ? 'by its values' : 'not recognised'}
            </Chip>
          )}
          <b>
            {format?.title ??
              (mapping !== undefined
                ? kindLabels[preview.kind]
                : complete || proposed
                  ? kindTitles[preview.kind]
                  : 'Say below which column is which')}
          </b>
        </div>
        <div className={s['note']}>
          {format && format.matched.length > 0 && (
            <>
              Matched on <Chips names={format.matched} />.{' '}
            </>
          )}
          {runnerUp && (format || !complete) && (
            <>
              {format ? 'Next best' : 'Closest'}: {runnerUp.title}, {percent(runnerUp.confidence, 0)}
              {runnerUp.missing.length > 0 && (
                <>
                  , without <Chips names={runnerUp.missing} />
                </>
              )}
              .
            </>
          )}
          {!runnerUp && format && 'Nothing else comes near.'}
        </div>
      </div>
    </section>
  )
}

const shownNames = 5

function Chips({ names }: { names: readonly string[] }) {
  const more = names.slice(shownNames)
  return (
    <>
      {names.slice(0, shownNames).map((name) => (
        <span key={name} className={s['inlineChip']}>
          <PathChip path={name} />
        </span>
      ))}
      {more.length > 0 && <span title={listed(more)}> and {more.length} more</span>}
    </>
  )
}
