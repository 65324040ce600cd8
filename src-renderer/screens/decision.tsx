import { Plus } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { fieldsOf } from '../../shared/decision-fields.ts'
import type { Decision } from '../../shared/decision.ts'
import { useCommand, useReport, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding } from '../components/Finding.tsx'
import { Menu } from '../components/Menu.tsx'
import { Page } from '../components/Page.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { toast } from '../components/Toast.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { AlternativeEditor } from '../decision/AlternativeEditor.tsx'
import { CriteriaEditor } from '../decision/CriteriaEditor.tsx'
import s from '../decision/decision.module.css'
import {
  type DecisionDraft,
  emptyDraft,
  fromDecision,
  inOneLine,
  newAlternative,
  type OptionDraft,
  paidToday,
  placeholdersIn,
  seatsToday,
  sourcesAfter,
  toDecision,
  toInput,
  withPaidToday,
  withSeatsToday,
} from '../decision/draft.ts'
import { EstimateRows } from '../decision/EstimateRows.tsx'
import { Preview } from '../decision/Preview.tsx'
import { resultHref, useDecision } from '../decision/use-decision.ts'
import { counted, money } from '../format.ts'
import { navigate, useQueryParams } from '../route.ts'

/** A decision, new or stored, as a form that says what it comes to while it is typed. */
export default function DecisionEditor() {
  const [query] = useQueryParams()
  const { name, summaries, summary, record } = useDecision(query)
  if (name === null) return <Editor key="new" id={null} initial={null} />
  if (summaries.data && !summary)
    return (
      <Page>
        <Finding question={<a href="#/build-vs-buy">Build or buy?</a>}>There is no decision “{name}”</Finding>
      </Page>
    )
  if (!summary || !record.data)
    return (
      <Page>
        <Finding question="Build or buy?">Reading the decision</Finding>
        {record.error && <ErrorNote title={record.error.message} />}
      </Page>
    )
  return <Editor key={`${summary.id} ${record.data.version}`} id={summary.id} initial={record.data.decision} />
}

function Editor({ id, initial }: { id: number | null; initial: Decision | null }) {
  const { status } = useWorkspace()
  const [draft, setDraft] = useState<DecisionDraft>(() => (initial ? fromDecision(initial) : emptyDraft()))
  // Of the alternatives, how many were there when the editor was opened.
  const [stored, setStored] = useState(draft.alternatives.length)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const save = useCommand('decisions.save')
  const form = useRef<HTMLFormElement>(null)
  const tools = useId()
  const inventory = useReport('stack-cost', { by: 'tool' }, { enabled: (status?.tools ?? 0) > 0 })
  const result = useMemo(() => toDecision(draft), [draft])
  const problems = 'problems' in result ? result.problems : {}
  const decision = 'decision' in result ? result.decision : null
  // While something is missing, the last whole decision stays in sight, greyed.
  const settled = useDebounced(decision, 250)
  const change = (patch: Partial<DecisionDraft>): void => setDraft((before) => ({ ...before, ...patch }))
  const currency = status?.currency ?? 'USD'
  const tried1 = (path: string): string | undefined => (tried || path !== 'name' ? problems[path] : undefined)

  const submit = async (): Promise<void> => {
    setTried(true)
    if (!decision) {
      form.current?.querySelector<HTMLElement>('[data-invalid] input, input[aria-invalid="true"]')?.focus()
      return
    }
    const saved = await save.run({ id, decision: toInput(decision), note })
    if (!saved) return
    toast({ text: saved.added ? `“${decision.name}” saved as version ${saved.version}.` : 'Nothing had changed.' })
    navigate(resultHref(decision.name).slice(1))
  }
  const costs = (inventory.data?.rows ?? []).map(({ key, annualCost, seatsLicensed }) => ({
    name: key,
    annualCost,
    seats: seatsLicensed,
  }))
  const day = inventory.data?.params.asOf ?? ''
  /** The baseline that every other option is measured by, at what is paid for it today. */
  const addNothing = (): void => {
    const paid = paidToday(draft, '', costs, day)
    const fresh = newAlternative('nothing')
    const added = paid ? withPaidToday(fresh, paid) : fresh
    change({ alternatives: [...draft.alternatives, added] })
  }
  const side = (kind: 'build' | 'buy', title: string, hint: string) => {
    const value = draft[kind]
    const put = (patch: Partial<OptionDraft>): void => change({ [kind]: { ...value, ...patch } })
    const bought = kind === 'buy' ? seatsToday(value.tool, costs, day) : null
    const takes = bought && withSeatsToday(value, bought)
    return (
      <fieldset className={s['group']}>
        <div className={s['groupHead']}>
          <h2>
            {title}
            <small>{hint}</small>
          </h2>
        </div>
        <div className={s['pair']}>
          <TextField
            label={`Name of this option (${kind})`}
            value={value.name}
            placeholder={kind === 'build' ? 'Build' : 'Buy'}
            onChange={(name) => put({ name })}
          />
          <TextField
            label={kind === 'build' ? 'Platform in the inventory' : 'Tool in the inventory'}
            list={tools}
            value={value.tool}
            onChange={(tool) => put({ tool })}
          />
        </div>
        {bought && takes && value.sources['seats'] !== takes.sources['seats'] && (
          <div>
            <Button variant="link" onPress={() => put(takes)}>
              Take what the inventory says of {bought.tool}: {counted(bought.seats, 'seat')} at{' '}
              {money(bought.pricePerSeat, currency)} a year each
            </Button>
          </div>
        )}
        <EstimateRows
          of={kind}
          fields={fieldsOf[kind]}
          values={value.fields}
          sources={value.sources}
          currency={currency}
          problems={(field) => problems[`${kind}.${field}`]}
          onValue={(field, next) =>
            put({ fields: { ...value.fields, [field]: next }, sources: sourcesAfter(value.sources, field) })
          }
          onSource={(field, text) => put({ sources: { ...value.sources, [field]: text } })}
        />
      </fieldset>
    )
  }
  return (
    <Page>
      <Finding
        question={
          <>
            <a href="#/build-vs-buy">Build or buy?</a>
            <span aria-hidden="true">/</span>
            {initial ? <a href={resultHref(initial.name)}>{initial.name}</a> : 'New decision'}
          </>
        }
      >
        {initial ? `What goes into “${initial.name}”` : 'What is to be decided?'}
      </Finding>
      <datalist id={tools}>
        {(inventory.data?.rows ?? []).map(({ key }) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <div className={s['editor']}>
        <form
          ref={form}
          className={s['form']}
          aria-label={initial ? `Decision ${initial.name}` : 'New decision'}
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void submit()
            }
          }}
        >
          <fieldset className={s['group']}>
            <div className={s['pair']}>
              <TextField
                label="Name"
                value={draft.name}
                placeholder="Product tours"
                autoFocus={initial === null}
                error={tried1('name')}
                onChange={(name) => change({ name })}
              />
              <TextField
                label="Question"
                value={draft.question}
                placeholder="We need product tours. Build or buy?"
                onChange={(question) => change({ question })}
              />
            </div>
            <div className={s['pair']}>
              <Select
                label="Horizon"
                variant="field"
                value={draft.horizonYears}
                onChange={(horizonYears) => change({ horizonYears })}
                options={Array.from({ length: 10 }, (_, year) => ({
                  id: String(year + 1),
                  label: year === 0 ? '1 year' : `${year + 1} years`,
                }))}
              />
              <TextField
                label="Discount rate, % a year"
                inputMode="decimal"
                value={draft.discountRate}
                error={problems['discountRate']}
                onChange={(discountRate) => change({ discountRate })}
              />
              <div className={s['lines']}>
                <TextField
                  label="Capabilities, with commas"
                  rows={1}
                  value={draft.capabilities}
                  placeholder="onboarding tours, in-app messages"
                  onChange={(text) => change({ capabilities: inOneLine(text) })}
                />
              </div>
            </div>
            <p className={s['note']}>
              Engineer-months are for capabilities no active tool has. Those that are owned are listed in the result,
              and nothing is scaled.
            </p>
          </fieldset>
          {side('build', 'Build', 'leave low and high empty where there is no doubt')}
          {side('buy', 'Buy', 'a vendor, or what you would pay for')}
          <fieldset className={s['group']}>
            <div className={s['groupHead']}>
              <h2>
                Oversight as money<small>the same hour on every side</small>
              </h2>
            </div>
            <EstimateRows
              of="all options"
              fields={['loadedHourlyRate']}
              values={{ loadedHourlyRate: draft.loadedHourlyRate }}
              sources={draft.sources}
              currency={currency}
              problems={(field) => problems[field]}
              onValue={(field, loadedHourlyRate) =>
                change({ loadedHourlyRate, sources: sourcesAfter(draft.sources, field) })
              }
              onSource={(field, text) => change({ sources: { ...draft.sources, [field]: text } })}
            />
          </fieldset>
          <CriteriaEditor draft={draft} problems={problems} onChange={change} />
          <fieldset className={s['group']}>
            <div className={s['groupHead']}>
              <h2>Veto</h2>
            </div>
            <CheckboxField
              isSelected={draft.cannotBeRecreated}
              onChange={(cannotBeRecreated) => change({ cannotBeRecreated })}
            >
              <CheckboxButton className={s['checkbox'] ?? ''}>
                <span className={s['box']} aria-hidden="true" />
                It cannot be recreated: building is out whatever it costs
              </CheckboxButton>
            </CheckboxField>
            {draft.cannotBeRecreated && (
              <TextField
                label="Because"
                value={draft.cannotBeRecreatedBecause}
                onChange={(cannotBeRecreatedBecause) => change({ cannotBeRecreatedBecause })}
              />
            )}
          </fieldset>
          <fieldset className={s['group']}>
            <div className={s['groupHead']}>
              <h2>
                Alternatives<small>vendors, ways to build, what we own, nothing</small>
              </h2>
              <Menu
                label="Add an alternative"
                entries={(['buy', 'build', 'own', 'nothing'] as const).map((kind) => ({
                  id: kind,
                  label: {
                    buy: 'Another vendor',
                    build: 'Another way to build',
                    own: 'Use what we own',
                    nothing: 'Do nothing',
                  }[kind],
                  onAction: () => change({ alternatives: [...draft.alternatives, newAlternative(kind)] }),
                }))}
              >
                <Button icon={Plus}>Add</Button>
              </Menu>
              {draft.alternatives.every(({ kind }) => kind !== 'nothing') && (
                <Button icon={Plus} onPress={addNothing}>
                  Add “do nothing”
                </Button>
              )}
            </div>
            {draft.alternatives.map((each, index) => (
              <AlternativeEditor
                key={index}
                value={each}
                isNew={index >= stored}
                criteria={draft.criteria}
                tools={tools}
                currency={currency}
                paid={each.kind === 'nothing' ? paidToday(draft, each.tool, costs, day) : null}
                problems={(field) => problems[`alternatives.${index}.${field}`]}
                onChange={(patch) => change({ alternatives: draft.alternatives.with(index, { ...each, ...patch }) })}
                onRemove={() => {
                  if (index < stored) setStored(stored - 1)
                  change({ alternatives: draft.alternatives.toSpliced(index, 1) })
                }}
              />
            ))}
          </fieldset>
          <fieldset className={s['group']}>
            <div className={s['groupHead']}>
              <h2>
                What was decided<small>empty while it is open</small>
              </h2>
            </div>
            <div className={s['pair']}>
              <TextField
                label="Decided"
                value={draft.choice}
                placeholder="Buy Appcues"
                onChange={(choice) => change({ choice })}
              />
              <TextField label="By" value={draft.by} onChange={(by) => change({ by })} />
              <TextField
                label="On"
                value={draft.on}
                placeholder="2026-11-25"
                error={problems['decided.on'] && 'must be a date such as 2026-11-25'}
                onChange={(on) => change({ on })}
              />
              <TextField
                label="Revisit on"
                value={draft.revisitOn}
                placeholder="2027-11-25"
                error={problems['revisitOn'] && 'must be a date such as 2027-11-25'}
                onChange={(revisitOn) => change({ revisitOn })}
              />
            </div>
            <TextField label="Because" rows={2} value={draft.because} onChange={(because) => change({ because })} />
            <TextField label="Notes" rows={3} value={draft.notes} onChange={(notes) => change({ notes })} />
          </fieldset>
          <fieldset className={s['group']}>
            {id !== null && <TextField label="What changed in this version" value={note} onChange={setNote} />}
            {save.error && <ErrorNote title={save.error.message} />}
            {tried && !decision && (
              <p className={s['problem']} role="alert">
                Not saved:{' '}
                {Object.keys(problems).length === 1 ? 'one thing is' : `${Object.keys(problems).length} things are`}{' '}
                missing or wrong; {firstProblem(problems)}
              </p>
            )}
            <div className={s['foot']}>
              <Button
                variant="ghost"
                onPress={() => navigate(initial ? resultHref(initial.name).slice(1) : '/build-vs-buy')}
              >
                Cancel
              </Button>
              <Button variant="primary" type="submit" isPending={save.running} shortcut="Ctrl ↵">
                {initial ? 'Save as new version' : 'Save decision'}
              </Button>
            </div>
          </fieldset>
        </form>
        <Preview
          decision={settled}
          placeholders={placeholdersIn(draft)}
          whole={decision !== null}
          currency={currency}
        />
      </div>
    </Page>
  )
}

function firstProblem(problems: Record<string, string>): string {
  const [path, message] = Object.entries(problems)[0] ?? ['', '']
  return `${path}: ${message}.`
}
