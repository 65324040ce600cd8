import { ChevronDown, CircleX, Info, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import {
  dayOrderProblem,
  noPageProblem,
  noZoneProblem,
  nothingHappened,
  oneNameProblem,
  onePageProblem,
  oneToolProblem,
  unnamedToolProblem,
  type DayOrder,
  type DayTime,
  type PaidIs,
  type Delimiter,
  delimiters,
  type ImportKind,
  type ImportPreview,
  type PreviewProblem,
} from '../../shared/import.ts'
import { useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { FilterButton } from '../components/FilterButton.tsx'
import { Popover } from '../components/Popover.tsx'
import { type Option, Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { count, counted, plural } from '../format.ts'
import { DayButton } from '../stack/DayButton.tsx'
import { zoneOptions } from '../zones.ts'
import { readHead } from './head.ts'
import s from './imports.module.css'
import { InternalAddresses } from './InternalAddresses.tsx'
import { delimiterName, problemKey, tidy } from './mapping.ts'
import { type FileChoices, useImportSession } from './session.ts'
import { VatAssumption } from './VatAssumption.tsx'
import { saidZone, useInto } from './use-target.ts'
import { dayOfName, today } from './snapshot-day.ts'

const icons = { error: CircleX, warning: TriangleAlert, info: Info }

interface ProblemsProps {
  preview: ImportPreview
  file: File
  /** A refusal of the engine about the last choice, as a sentence. */
  refused: string | null
  /** Of another file of this import, which has a zone. */
  otherZone: { zone: string; of: string } | null
  onZone: (zone: string) => void
  onDayOrder: (order: DayOrder) => void
  /** One page for all rows; "" = none again. */
  onPage: (page: string) => void
  /** One name for all events; "" = none again. */
  onName: (name: string) => void
  /** '' takes it back. */
  onTool: (tool: string) => void
  /** Columns that look personal: kept, or left out again. */
  onKeep: (columns: string[], keep: boolean) => void
  onUndo: () => void
}

/** What will not go in as it stands: how many rows, where first, what is done about it. */
export function Problems({
  preview,
  file,
  refused,
  otherZone,
  onZone,
  onDayOrder,
  onPage,
  onName,
  onTool,
  onKeep,
  onUndo,
}: ProblemsProps) {
  const { problems, sampledRows } = preview
  const rows = problems.filter((problem) => problem.level === 'error').reduce((sum, problem) => sum + problem.count, 0)
  return (
    <section aria-labelledby="problems-title" className={s['section']}>
      <h2 id="problems-title">
        Problems
        <small>
          {problems.length === 0 && !refused
            ? `none in ${counted(sampledRows, 'row')} looked at`
            : rows > 0
              ? `${counted(rows, 'row')} of ${count(sampledRows)} looked at`
              : `in ${counted(sampledRows, 'row')} looked at`}
        </small>
      </h2>
      <ul className={s['problems']}>
        {refused && (
          <li className={s['problem']}>
            <Badge level="error" />
            <div className={s['problemWords']} role="alert">
              <b>This choice does not work</b>
              <div className={s['note']}>{refused}</div>
            </div>
            <div className={s['problemEnd']}>
              <Button variant="link" onPress={onUndo}>
                Take it back
              </Button>
            </div>
          </li>
        )}
        {problems.map((problem) => (
          <li key={problemKey(problem)} className={s['problem']}>
            <Badge level={problem.level} />
            <div className={s['problemWords']}>
              <b>{problem.title}</b>
              <div className={s['note']}>{tidy(problem.detail, file.name)}</div>
              {(problem.more ?? []).length > 0 && (
                <More lines={(problem.more ?? []).map((line) => tidy(line, file.name))} />
              )}
              {problem.title === dayOrderProblem && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onDayOrder('day-month')}>Day first</Button>
                  <Button onPress={() => onDayOrder('month-day')}>Month first</Button>
                </div>
              )}
              {problem.title === noZoneProblem && otherZone !== null && otherZone.zone !== preview.zone && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onZone(otherZone.zone)}>
                    Read in {otherZone.zone}, as {otherZone.of}
                  </Button>
                </div>
              )}
              {preview.container === 'csv' && lacksPage(problem) && (
                <ForAllRows label="Page of all rows" placeholder="/webinar" onUse={onPage} />
              )}
              {problem.eventOffer !== undefined && (
                <ForAllRows
                  label="Event of all rows"
                  placeholder="Signed up"
                  offer={problem.eventOffer}
                  onUse={onName}
                />
              )}
              {problem.title === unnamedToolProblem && (
                <ForAllRows label="Tool of all rows" placeholder="Zoom" onUse={onTool} />
              )}
              {problem.personal !== undefined && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onKeep(problem.personal!.columns, !problem.personal!.kept)}>
                    {problem.personal.kept ? 'Leave out' : 'Keep'}
                  </Button>
                </div>
              )}
              {problem.title === onePageProblem && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onPage('')}>Take it back</Button>
                </div>
              )}
              {problem.title === oneNameProblem && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onName('')}>Take it back</Button>
                </div>
              )}
              {problem.title === oneToolProblem && (
                <div className={s['problemChoices']}>
                  <Button onPress={() => onTool('')}>Take it back</Button>
                </div>
              )}
            </div>
            <div className={s['problemEnd']}>
              {problem.level !== 'info' && problem.count > 0 && <b>{count(problem.count)}</b>}
              {problem.level !== 'info' && problem.firstLine !== null && problem.firstRow !== null && (
                <Line file={file} line={problem.firstLine} row={problem.firstRow} encoding={preview.encoding} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const lacksPage = ({ title, detail }: PreviewProblem): boolean =>
  title === noPageProblem || detail.includes(nothingHappened)

interface ForAllRowsProps {
  label: string
  placeholder: string
  /** To be used as it is, or changed. */
  offer?: string
  onUse: (text: string) => void
}

/** What holds of all rows, where no column says it. */
function ForAllRows({ label, placeholder, offer = '', onUse }: ForAllRowsProps) {
  const [text, setText] = useState(offer)
  return (
    <form
      className={s['problemChoices']}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onUse(text.trim())
      }}
    >
      <TextField label={label} labelHidden mono value={text} onChange={setText} placeholder={placeholder} />
      <Button type="submit" isDisabled={text.trim() === ''}>
        Use for all rows
      </Button>
    </form>
  )
}

/** The rest of a problem, one line each, behind a button. */
function More({ lines }: { lines: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      {open && (
        <ul className={s['more']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Button variant="link" onPress={() => setOpen(!open)} aria-expanded={open}>
        {open ? 'Show fewer' : `Show ${count(lines.length)} more`}
      </Button>
    </>
  )
}

function Badge({ level }: { level: PreviewProblem['level'] }) {
  const Icon = icons[level]
  return (
    <span className={cx(s['badge'], s[level])}>
      <Icon size={14} aria-label={level} />
    </span>
  )
}

interface LineProps {
  file: File
  line: number
  /** What stands there, where it is not to be found in the file's own text. */
  row: string | undefined
  encoding: string
}

/** A link that shows one line as it stands in the file. */
function Line(props: LineProps) {
  const { line } = props
  return (
    <Popover label={`Line ${line}`} width={460} end panel={<LineText {...props} />}>
      <AriaButton className={s['link'] ?? ''}>Show line {count(line)}</AriaButton>
    </Popover>
  )
}

function LineText({ file, line, row, encoding }: LineProps) {
  const [text, setText] = useState<string | null>(row ?? null)
  useEffect(() => {
    if (row !== undefined) return
    let current = true
    void readHead(file, line, encoding).then((lines) => {
      if (current) setText(lines[line - 1] ?? '')
    })
    return () => {
      current = false
    }
  }, [file, line, row, encoding])
  if (text === null) return <div className={s['note']}>Reading</div>
  return (
    <div className={s['lineText']}>
      <div className={s['note']}>Line {count(line)}</div>
      {text === '' ? (
        <p>The line is blank, or too far into the file to show here.</p>
      ) : (
        <code>{text.slice(0, 2000)}</code>
      )}
    </div>
  )
}

const encodings: readonly Option<string>[] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252 (Western)'],
  ['utf-16le', 'UTF-16 little-endian'],
  ['utf-16be', 'UTF-16 big-endian'],
  ['iso-8859-2', 'ISO-8859-2 (Central European)'],
  ['windows-1250', 'Windows-1250 (Central European)'],
  ['windows-1251', 'Windows-1251 (Cyrillic)'],
  ['windows-1253', 'Windows-1253 (Greek)'],
  ['windows-1254', 'Windows-1254 (Turkish)'],
  ['windows-1255', 'Windows-1255 (Hebrew)'],
  ['windows-1256', 'Windows-1256 (Arabic)'],
  ['macintosh', 'Mac Roman'],
  ['shift_jis', 'Shift_JIS (Japanese)'],
  ['euc-kr', 'EUC-KR (Korean)'],
  ['gb18030', 'GB18030 (Chinese)'],
  ['big5', 'Big5 (Chinese)'],
].map(([id = '', label = '']) => ({ id, label, short: label.replace(/ \(.*/, '') }))

const delimiterOptions: readonly Option<Delimiter>[] = delimiters.map((id) => ({ id, label: delimiterName(id) }))
const dayOrderOptions: readonly Option<DayOrder | 'ask'>[] = [
  { id: 'ask', label: 'choose', disabled: true },
  { id: 'day-month', label: 'day, month, year', note: '03/04/2019 is 3 April' },
  { id: 'month-day', label: 'month, day, year', note: '03/04/2019 is 4 March' },
]

const daysOptions: readonly Option<DayTime>[] = [
  { id: 'end', label: 'their end', note: 'what somebody saw that day comes before' },
  { id: 'start', label: 'their beginning', note: 'what somebody saw that day comes after' },
]

const paidIsOptions: readonly Option<PaidIs>[] = [
  { id: 'negative', label: 'negative', note: 'positive amounts are money that came in' },
  { id: 'positive', label: 'positive', note: 'negative amounts are money that came back' },
]

interface AssumptionsProps {
  preview: ImportPreview
  choices: FileChoices
  /** Files of this import that are read by choices of their own. */
  others: number
  onChoose: (choices: FileChoices) => void
}

/** What is taken for granted about the file; each can be changed, and nothing is stored before the end. */
export function Assumptions({ preview, choices, others, onChoose }: AssumptionsProps) {
  const { encoding, delimiter, headerLine, dayOrder } = preview
  const isText = preview.compression !== 'xlsx'
  const isDelimited = preview.container === 'csv'
  const { status } = useWorkspace()
  const { target, proposedZone, zoneByOffsets } = useInto()
  const said = useImportSession(saidZone)
  const byOffsets = zoneByOffsets ? preview.offsetZone : null
  const isNew = target === 'new'
  const isFirst = isNew || (status?.events ?? 0) === 0
  return (
    <section aria-labelledby="assumptions-title" className={s['section']}>
      <h2 id="assumptions-title">
        Assumptions<small>nothing is stored until you import</small>
      </h2>
      <div className={s['assumptions']}>
        {isText && (
          <Select
            label="Encoding"
            value={encoding}
            onChange={(next) => onChoose({ ...choices, encoding: next })}
            options={
              encodings.some(({ id }) => id === encoding)
                ? encodings
                : [{ id: encoding, label: encoding }, ...encodings]
            }
            set={choices.encoding !== undefined}
          />
        )}
        {isText && isDelimited && delimiter !== null && (
          <Select
            label="Delimiter"
            value={delimiter as Delimiter}
            onChange={(next) => onChoose({ ...choices, delimiter: next })}
            options={delimiterOptions}
            set={choices.delimiter !== undefined}
          />
        )}
        {headerLine !== null && (
          <Select
            label="Header"
            value={String(headerLine)}
            onChange={(next) => onChoose({ ...choices, headerLine: Number(next) })}
            options={Array.from({ length: Math.max(20, headerLine) + 1 }, (_, line) => ({
              id: String(line),
              label: line === 0 ? 'none' : `line ${line}`,
              ...(line === 0 && { note: 'columns are numbered, every line is a row' }),
            }))}
            set={choices.headerLine !== undefined}
          />
        )}
        {dayOrder !== null && (
          <Select
            label="Dates"
            value={dayOrder}
            onChange={(next) => next !== 'ask' && onChoose({ ...choices, dayOrder: next })}
            options={dayOrderOptions}
            set={choices.dayOrder !== undefined}
            unsure={dayOrder === 'ask'}
          />
        )}
        {preview.days !== null && (
          <Select
            label="Days are"
            value={preview.days}
            onChange={(days) => onChoose({ ...choices, days })}
            options={daysOptions}
            set={choices.days !== undefined}
          />
        )}
        {preview.paidIs !== null && (
          <Select
            label="Paid is"
            value={preview.paidIs.is}
            onChange={(paidIs) => onChoose({ ...choices, paidIs })}
            options={paidIsOptions}
            set={choices.paidIs !== undefined}
            unsure={preview.paidIs.by === 'payees'}
          />
        )}
        {preview.hasMoments && (
          <Select
            label="Days of"
            value={preview.zone}
            onChange={(zone) => onChoose({ ...choices, zone })}
            options={zoneOptions(preview.zone)}
            set={!preview.zoneAssumed}
          />
        )}
        {preview.vat !== null && (
          <VatAssumption
            given={preview.vat.given}
            isChosen={preview.vat.isChosen}
            taxColumn={preview.vat.taxColumn}
            onChoose={(vat) => onChoose({ ...choices, vat })}
          />
        )}
        {preview.currency !== null && (
          <Select
            label="Currency"
            value={preview.currency.code ?? ofTheTool}
            onChange={(next) =>
              onChoose(next === ofTheTool ? withoutCurrency(choices) : { ...choices, currency: next })
            }
            options={[
              ...(preview.kind === 'tool-prices' ? [{ id: ofTheTool, label: 'that of each tool' }] : []),
              ...currencyOptions(preview.currency.code),
            ]}
            set={choices.currency !== undefined}
            unsure={preview.currency.by === 'workspace'}
          />
        )}
        {(isDelimited || preview.compression === 'xlsx') && (
          <Select
            label="Kind"
            value={preview.kind}
            onChange={(kind) => onChoose({ ...withoutColumns(choices), kind })}
            options={preview.payments ? paymentKindOptions : kindOptions}
            set={choices.kind !== undefined}
          />
        )}
        {preview.kind === 'events' && isDelimited && preview.dates.length === 0 && (
          <Select
            label="Order"
            value={preview.order ?? 'times'}
            onChange={(order) => onChoose(order === 'rows' ? { ...choices, order } : withoutOrder(choices))}
            options={orderOptions}
            set={preview.order !== null}
          />
        )}
        {preview.kind === 'tools' && !preview.payments && (
          <InventoryAssumptions name={preview.name} choices={choices} onChoose={onChoose} />
        )}
        {preview.kind === 'events' && preview.order === null && (
          <EventAssumptions
            zone={byOffsets?.zone ?? preview.zone}
            assumed={preview.zoneAssumed}
            saysUtc={preview.saysUtc !== undefined}
            onZone={(zone) => onChoose({ ...choices, zone })}
          />
        )}
      </div>
      {preview.addresses !== null && <InternalAddresses addresses={preview.addresses} choices={choices} />}
      {preview.currency?.by === 'tool' && (
        <p className={s['assumptionNote']}>
          Prices that name no currency are in that of their tool. If all of them are in another, choose it; if a column
          says it, choose “Currency” for that column above.
        </p>
      )}
      {preview.currency?.by === 'workspace' && !preview.payments && (
        <p className={s['assumptionNote']}>
          Costs that name no currency count in that of the workspace, {isNew ? 'at first' : 'now'}{' '}
          {preview.currency.code}, and follow it. Choose one to store it with them.
        </p>
      )}
      {preview.addresses !== null && choices.internalAddresses !== undefined && (
        <p className={s['assumptionNote']}>
          {counted(preview.addresses.internal ?? 0, 'row')} of the {count(preview.sampledRows)} looked at{' '}
          {plural(preview.addresses.internal ?? 0, 'is', 'are')} from these addresses, by the column{' '}
          {preview.addresses.column}: internal traffic, which reports can leave out. The address itself is not kept.
        </p>
      )}
      {choices.inventory === 'snapshot' && (
        <p className={s['assumptionNote']}>What is missing from the file ended that day, what is new in it began.</p>
      )}
      {preview.kind === 'events' && preview.order === null && (
        <p className={s['assumptionNote']}>
          Times that name their own zone keep it.{byOffsets && ` ${byOffsets.said}`}
          {isFirst &&
            ` Days of reports begin at midnight in ${said ?? byOffsets?.zone ?? proposedZone}, unless Settings say another zone.`}
          {choices.zone !== undefined &&
            others > 0 &&
            ` The zone chosen here is of this file; ${others === 1 ? 'the other file has' : 'the others have'} a zone of ${others === 1 ? 'its' : 'their'} own.`}
        </p>
      )}
    </section>
  )
}

const kindOptions: readonly Option<ImportKind>[] = [
  { id: 'events', label: 'events', note: 'who did what when, or paths' },
  { id: 'tools', label: 'tool inventory', note: 'tools, contracts or payments' },
  { id: 'tool-prices', label: 'tool prices', note: 'what a tool cost from a day on' },
  { id: 'milestones', label: 'milestones', note: 'headcount, users or funding by date' },
]

/** A table of payments is one of the tools too. */
const paymentKindOptions = kindOptions.map((option) =>
  option.id === 'tools'
    ? { ...option, label: 'payments', note: 'of which tools are made; also tools and contracts' }
    : option,
)

/** Value of the choice that leaves a dated price in the currency of its tool. */
const ofTheTool = ''

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
const currencyOptions = (code: string | null): Option<string>[] =>
  [
    ...new Set([...(code === null ? [] : [code]), 'EUR', 'USD', 'GBP', 'CHF', ...Intl.supportedValuesOf('currency')]),
  ].map((id) => ({
    id,
    label: `${id} ${currencyNames.of(id) ?? ''}`.trim(),
    short: id,
  }))

const orderOptions: readonly Option<'times' | 'rows'>[] = [
  { id: 'times', label: 'by time', note: 'each row says when' },
  { id: 'rows', label: 'rows in order', note: 'no times needed: the first row of a person came first' },
]

/** Another kind of file has other fields, so what was said about columns no longer holds. */
function withoutColumns({
  map: _map,
  dates: _dates,
  format: _format,
  order: _order,
  inventory: _inventory,
  asOf: _asOf,
  ...rest
}: FileChoices): FileChoices {
  return rest
}

function withoutCurrency({ currency: _currency, ...rest }: FileChoices): FileChoices {
  return rest
}

function withoutOrder({ order: _order, ...rest }: FileChoices): FileChoices {
  return rest
}

type InventoryAssumptionsProps = Pick<AssumptionsProps, 'choices' | 'onChoose'> & { name: string }

/** Whether the file is the whole stack on a day, or more of it. */
function InventoryAssumptions({ name, choices, onChoose }: InventoryAssumptionsProps) {
  const { inventory, asOf, ...others } = choices
  const isSnapshot = inventory === 'snapshot'
  const day = asOf ?? dayOfName(name)
  return (
    <>
      <Select
        label="List"
        value={isSnapshot ? 'snapshot' : 'append'}
        onChange={(next) => onChoose(next === 'snapshot' ? { ...others, inventory: 'snapshot', asOf: day } : others)}
        options={[
          { id: 'append', label: 'adds and updates', note: 'what is not in it stays as it is' },
          { id: 'snapshot', label: 'the whole stack of a day', note: 'what is not in it has ended' },
        ]}
        set={isSnapshot}
      />
      <DayButton
        label="As of"
        day={isSnapshot ? day : (asOf ?? today())}
        onChange={(next) => onChoose({ ...others, ...(isSnapshot && { inventory }), asOf: next })}
      />
    </>
  )
}

interface EventAssumptionsProps {
  zone: string
  assumed: boolean
  /** There is no zone to choose. */
  saysUtc: boolean
  onZone: (zone: string) => void
}

function EventAssumptions({ zone, assumed, saysUtc, onZone }: EventAssumptionsProps) {
  return (
    <>
      {!saysUtc && <Select label="Zone" value={zone} onChange={onZone} options={zoneOptions(zone)} set={!assumed} />}
      <Popover
        label="Who is one person"
        width={340}
        panel={
          <div className={s['explain']}>
            <h3>Who is one person</h3>
            <p>
              A user id is a person. A visit without one belongs to the user who signs in next on the same visitor id;
              if nobody does, to the one before; if nobody ever did, the visitor id is an anonymous person.
            </p>
            <p className={s['note']}>
              One rule holds for the whole workspace, so that files add up. Ids such as null, anonymous or -1 stand for
              nobody.
            </p>
          </div>
        }
      >
        <FilterButton label="Person" icon={ChevronDown}>
          user id, next identified
        </FilterButton>
      </Popover>
    </>
  )
}
