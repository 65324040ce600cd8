import { Check, CircleX, Copy, Table2, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { ImportPreview } from '../../shared/import.ts'
import { copyText } from '../clipboard.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { PathChip } from '../components/PathChip.tsx'
import { toast } from '../components/Toast.tsx'
import { bytes, count, listed } from '../format.ts'
import { readHead } from './head.ts'
import s from './imports.module.css'
import { missingWords, type Need, needs } from './mapping.ts'
import { writing } from './Recognition.tsx'
import { settingTableSentence } from './SettingTable.tsx'

/** What is missing, in one sentence that says what it would have been needed for. */
export function refusalSentence(
  preview: Pick<ImportPreview, 'kind' | 'columns' | 'format' | 'payments' | 'settingTable'>,
): string {
  if (preview.settingTable) return settingTableSentence(preview.settingTable)
  const missing = needs(preview).filter((need) => !need.met)
  const words: Record<string, string> = {
    'Time of each visit': 'times',
    'Visitor or user': 'visitors',
    'Page or event': 'pages',
    'Name of the tool': 'names of tools',
    Cost: 'costs',
    Payee: 'payees',
    'Day of payment': 'days of payment',
    Amount: 'amounts',
    Tool: 'tools',
    'Price from': 'days from which a price holds',
    Price: 'prices',
    'Date of the milestone': 'dates',
    Milestone: 'milestones',
  }
  if (preview.kind === 'events' && preview.format === null && preview.columns.length > 1 && missing.length > 0)
    return 'No column has a name Touchstack knows; say which is which'
  const names = listed(
    missing.map((need) => words[need.label] ?? need.label),
    'or',
  )
  if (missing.length === 0) return 'No row of this file can be used as it stands'
  if (preview.payments) return `This file has no ${names}, so it cannot be read as payments`
  const read = { tools: 'a list of tools', 'tool-prices': 'prices of tools', milestones: 'milestones' }
  return preview.kind === 'events' || preview.kind === 'decision'
    ? `This file has no ${names}, so nobody’s first or last page can be read from it`
    : `This file has no ${names}, so it cannot be read as ${read[preview.kind]}`
}

interface RefusalProps {
  name: string
  size: number
  file: File
  /** null where not even its columns could be read. */
  preview: ImportPreview | null
  /** What happened, in the engine's words. */
  sentence: string
  /** 1-based; the line it happened in. */
  line: number | null
  onByHand: (() => void) | null
  /** Where the order of rows would do in place of times. */
  onInOrder?: (() => void) | null
  /** Where it is a table of a setting: the way to have it taken. */
  setting?: ReactNode
  onAnother: () => void
  /** With other files in the list. */
  onRemove: (() => void) | null
}

const linesAround = 12

const needTitles = {
  events: 'What first and last touch need',
  tools: 'What a list of tools needs',
  'tool-prices': 'What prices of tools need',
  milestones: 'What milestones need',
} as const
const anotherExport =
  'First and last touch need one row per visit or event, with its time and who it was. Analytics tools call that raw data, event export or warehouse table; reports with totals do not have it.'
const anotherTable = 'Perhaps another export of the same source has these columns, or another sheet does.'

/** Why a file cannot be imported, where that shows in it, and the ways on. */
export function Refusal({
  name,
  size,
  file,
  preview,
  sentence,
  line,
  onByHand,
  onInOrder = null,
  setting = null,
  onAnother,
  onRemove,
}: RefusalProps) {
  const missing = preview ? needs(preview).filter((need) => !need.met) : []
  return (
    <>
      {setting ?? (
        <div className={s['banner']} role="alert">
          <CircleX size={16} aria-hidden />
          <div className={s['bannerWords']}>
            <b>
              {line !== null && missing.length > 0
                ? `No column in line ${count(line)} is known to be ${listed(missingWords(missing), 'or')}`
                : 'What happened'}
            </b>
            <div>{sentence}</div>
          </div>
          <Button
            icon={Copy}
            onPress={() => {
              void copyText(`${name}, ${bytes(size)}\n${sentence}\n`).then((done) =>
                toast({ text: done ? 'Details copied.' : 'The details could not be copied.' }),
              )
            }}
          >
            Copy details
          </Button>
        </div>
      )}
      <h2 className={s['waysTitle']}>What you can do</h2>
      <div className={s['ways']}>
        {onByHand && (
          <section className={s['way']}>
            <h3>Say which column is which</h3>
            <p>
              {missing.length > 0
                ? `If one of the columns is ${listed(missingWords(missing), 'or')} under another name, choose it. Or choose the format the file is in.`
                : 'Choose the format the file is in, or what its columns mean.'}
            </p>
            <Button variant={setting ? 'outline' : 'primary'} icon={Table2} onPress={onByHand}>
              Choose format and columns
            </Button>
          </section>
        )}
        {onInOrder && (
          <section className={s['way']}>
            <h3>Take the rows in their order</h3>
            <p>
              If the rows of each person stand in the order they happened, or paths are written out (A &gt; B &gt; C),
              that order does in place of times. Lookback, periods and time decay are not to be had then.
            </p>
            <Button onPress={onInOrder}>The rows are in order</Button>
          </section>
        )}
        <section className={s['way']}>
          <h3>Import another file instead</h3>
          <p>{!preview || preview.kind === 'events' ? anotherExport : anotherTable}</p>
          <Button variant={(onByHand ?? setting) ? 'outline' : 'primary'} onPress={onAnother}>
            Choose another file
          </Button>
        </section>
        {onRemove && (
          <section className={s['way']}>
            <h3>Leave it out</h3>
            <p>Go on with the other files. This one stays where it is.</p>
            <Button onPress={onRemove}>Remove it from this import</Button>
          </section>
        )}
      </div>
      <div className={s['duo']}>
        <section aria-labelledby="refusal-file">
          <h2 id="refusal-file">
            {name}
            <small>
              {bytes(size)}
              {preview && `, ${writing(preview)}`}
            </small>
          </h2>
          {preview?.compression ? (
            <div className={s['codeEmpty']}>The file is packed, so its lines are not to be shown as they stand.</div>
          ) : (
            <Lines file={file} line={setting ? null : line} encoding={preview?.encoding ?? 'utf-8'} />
          )}
        </section>
        {preview && preview.kind !== 'decision' && !setting && (
          <section aria-labelledby="refusal-needs">
            <h2 id="refusal-needs">{preview.payments ? 'What payments need' : needTitles[preview.kind]}</h2>
            <Needs list={needs(preview)} />
          </section>
        )}
      </div>
    </>
  )
}

function Needs({ list }: { list: Need[] }) {
  return (
    <ul className={s['needs']}>
      {list.map((need) => (
        <li key={need.label}>
          {need.met ? (
            <Check size={14} aria-label="there" className={s['met']} />
          ) : (
            <X size={14} aria-label="missing" className={s['unmet']} />
          )}
          <b>{need.label}</b>
          <span className={s['needFrom']}>
            {need.columns.length > 0
              ? need.columns.map((name) => (
                  <span key={name}>
                    <PathChip path={name} />{' '}
                  </span>
                ))
              : need.met
                ? 'given by the format'
                : 'no column known for it'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Lines({ file, line, encoding }: { file: File; line: number | null; encoding: string }) {
  const [lines, setLines] = useState<string[] | null>(null)
  const from = Math.max(1, (line ?? 1) - linesAround + 4)
  useEffect(() => {
    let current = true
    void readHead(file, from + linesAround - 1, encoding).then((head) => {
      // A last line break ends the last line; it does not start another.
      if (current) setLines(head.at(-1) === '' ? head.slice(0, -1) : head)
    })
    return () => {
      current = false
    }
  }, [file, from, encoding])
  const shown = (lines ?? []).slice(from - 1)
  if (lines !== null && (shown.length === 0 || lines.join('').includes('\u0000')))
    return (
      <div className={s['codeEmpty']}>
        {shown.length === 0 ? 'The file is empty here, or could not be read.' : 'The file is not text.'}
      </div>
    )
  return (
    <div className={s['code']} role="group" aria-label={`First lines of ${file.name}`} tabIndex={0}>
      {shown.map((text, index) => {
        const number = from + index
        return (
          <div key={number} className={cx(s['codeLine'], number === line && s['hit'])}>
            <span>{count(number)}</span>
            <code>{text.slice(0, 400) || '\u00a0'}</code>
          </div>
        )
      })}
    </div>
  )
}
