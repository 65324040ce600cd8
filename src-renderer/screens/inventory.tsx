import { Ban, Boxes, Merge, Plus, Search, Split, Trash2, Undo2, Upload, Users } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { endUnknownSentence } from '../../shared/notes/end-unknown.ts'
import { inventoryTable } from '../../shared/stack/inventory-csv.ts'
import { priceOn } from '../../shared/stack/price-on.ts'
import { type InventoryTool, knownBys, knownForCost, type ToolFields } from '../../shared/stack/stack.ts'
import { sharedPayeeOf, sharedPayeesOf, type SharedPayee, sureMergesOf } from '../../shared/stack/sure-merges.ts'
import { statusesOn, statusOn } from '../../shared/stack/status-on.ts'
import { useCommand, useQuery, useReport, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { type Column, DataTable, type DataTableProps } from '../components/DataTable.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { csvEntries, Menu } from '../components/Menu.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { toast } from '../components/Toast.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { downloadCsv } from '../export.ts'
import { count, counted, date, isDate, listed, percent } from '../format.ts'
import { finder } from '../stack/inventory/find.ts'
import { ApartTable } from '../stack/inventory/ApartTable.tsx'
import { CompletenessTable, Grade } from '../stack/inventory/CompletenessTable.tsx'
import { changedFields } from '../../shared/stack/tool-draft.ts'
import { type DuplicateRow, DuplicatesTable } from '../stack/inventory/DuplicatesTable.tsx'
import { priceText, seatsText, splitOf } from '../stack/inventory/facts.ts'
import { NotSoftware } from '../stack/inventory/NotSoftware.tsx'
import { TeamDialog } from '../stack/inventory/TeamDialog.tsx'
import { LeftOutTable } from '../stack/inventory/LeftOutTable.tsx'
import { MergeDialog, type Merging } from '../stack/inventory/MergeDialog.tsx'
import { SettledTable } from '../stack/inventory/SettledTable.tsx'
import { SureMergesDialog } from '../stack/inventory/SureMergesDialog.tsx'
import { SplitDialog } from '../stack/inventory/SplitDialog.tsx'
import { useLeaveOutTools } from '../stack/inventory/use-leave-out-tools.ts'
import { useToolsApart } from '../stack/inventory/use-tools-apart.ts'
import { ToolEditor } from '../stack/inventory/ToolEditor.tsx'
import { toolOfAddress } from '../stack/payments-link.ts'
import { usePaymentPairs } from '../stack/payments/use-payment-pairs.ts'
import s from '../stack/stack.module.css'
import { useMoney, useStackDay } from '../stack/use-day.ts'
import { chooseImport } from '../workspaces.ts'

const views = ['tools', 'completeness', 'duplicates', 'left-out'] as const
type View = (typeof views)[number]

/** The inventory: list, add, edit, retire, delete, merge, undo. Everything else of the stack is worked out from it. */
export default function InventoryScreen() {
  const { status } = useWorkspace()
  const { asOf, day, query, setQuery } = useStackDay()
  const money = useMoney()
  const inventory = useQuery('tools.list', {}, { enabled: status !== null })
  const decisions = useQuery('decisions.list', {}, { enabled: status !== null })
  const any = (status?.tools ?? 0) > 0
  const completeness = useReport('stack-completeness', { asOf }, { enabled: any })
  const duplicates = useReport('stack-duplicates', {}, { enabled: any })
  const add = useCommand('tools.add')
  const edit = useCommand('tools.edit')
  const retire = useCommand('tools.retire')
  const editAll = useCommand('tools.editAll')
  const remove = useCommand('tools.delete')
  const merge = useCommand('tools.merge')
  const mergeAll = useCommand('tools.mergeAll')
  const split = useCommand('tools.split')
  const undo = useCommand('tools.undo')
  /** Id of the tool in the editor; 'new', or null. */
  const [chosen, setEditing] = useState<number | 'new' | null>(null)
  const [retiring, setRetiring] = useState<InventoryTool | null>(null)
  const [deleting, setDeleting] = useState<readonly InventoryTool[] | null>(null)
  const set = useCommand('config.set')
  const { leaveOut, leaveOutPayments, takeBack: takeBackPayee } = useLeaveOutTools(set)
  const { pairs: apart, keepApart, askAgain } = useToolsApart(set)
  const { pairs: settled, takeBack: takeBackPair } = usePaymentPairs(set)
  /** Ids of the tools something is to be done with. */
  const [picked, setPicked] = useState<ReadonlySet<string | number>>(new Set())
  const [merging, setMerging] = useState<Merging | null>(null)
  const [mergingSure, setMergingSure] = useState(false)
  const [askingSplit, setAskingSplit] = useState<{ payee: number; among: number[] } | null>(null)
  const [askingTeam, setAskingTeam] = useState(false)
  const [location] = useLocation()
  // Reports of the inventory have their addresses too.
  const about =
    location === '/stack-completeness' ? 'completeness' : location === '/stack-duplicates' ? 'duplicates' : null
  const view: View = views.find((each) => each === query.get('view')) ?? about ?? 'tools'
  const text = query.get('find') ?? ''
  const wanted = query.get('status')
  const knownBy = knownBys.find((each) => each === query.get('known-by')) ?? null

  const duplicateRows = duplicates.data?.rows
  const sure = useMemo(() => sureMergesOf(duplicateRows ?? []), [duplicateRows])
  const mergingOf = useCallback(
    (ids: readonly number[], row: DuplicateRow | null): Merging => ({
      ids,
      row,
      payee: row && sharedPayeeOf(row, sharedPayeesOf(duplicateRows ?? [])),
    }),
    [duplicateRows],
  )
  const { rows, chosenRows } = useMemo(() => {
    const isFound = finder(text)
    const shown = (inventory.data?.tools ?? []).filter(
      (tool) =>
        (wanted === null || statusOn(tool, day) === wanted) &&
        (knownBy === null || knownForCost(tool) === knownBy) &&
        isFound(tool),
    )
    return { rows: shown, chosenRows: shown.filter(({ id }) => picked.has(id)) }
  }, [inventory.data, text, wanted, knownBy, picked, day])
  const mergeChosen = useMemo(() => {
    const ids = chosenRows.map(({ id }) => id)
    const row =
      ids.length === 2 ? duplicateRows?.find(({ aId, bId }) => ids.includes(aId) && ids.includes(bId)) : undefined
    return ids.length < 2 ? null : () => setMerging(mergingOf(ids, row ?? null))
  }, [chosenRows, duplicateRows, mergingOf])

  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...(mergeChosen && view === 'tools'
          ? [
              {
                id: 'merge-tools',
                label: 'Merge the chosen tools',
                kind: 'Action' as const,
                icon: Merge,
                run: mergeChosen,
              },
            ]
          : []),
        { id: 'add-tool', label: 'Add a tool', kind: 'Action', icon: Plus, run: () => setEditing('new') },
        {
          id: 'duplicates',
          label: 'Find duplicate tools',
          kind: 'View',
          icon: Boxes,
          run: () => setQuery({ view: 'duplicates' }),
        },
      ],
      [mergeChosen, setQuery, view],
    ),
  )

  const takeBack = async (): Promise<void> => {
    const result = await undo.run({})
    if (result) toast({ text: `Taken back: ${result.undone}` })
  }
  const said = (words: string): void =>
    toast({ text: words, action: { label: 'Undo', onPress: () => void takeBack() } })

  if (!status) return null
  const tools = inventory.data?.tools
  // A tool has an address of its own, `?tool=NAME`, which decisions link to.
  const named = query.get('tool')
  const editing = chosen ?? toolOfAddress(named, tools ?? [])?.id ?? null
  const splitting = splitOf(chosenRows)
  const askToSplit = ({ id, contracts }: SharedPayee): void => setAskingSplit({ payee: id, among: contracts })
  const close = (): void => {
    setEditing(null)
    if (named !== null) setQuery({ tool: null }, { replace: true })
  }
  if (!tools) {
    return (
      <Page>
        <Finding question="Inventory">
          {inventory.error ? 'The inventory could not be read' : 'Reading the inventory'}
        </Finding>
        <div className={s['gap']}>
          {inventory.error ? <ErrorNote title={inventory.error.message} /> : <Working label="Reading the inventory" />}
        </div>
      </Page>
    )
  }

  const save = async (tool: ToolFields): Promise<void> => {
    const before = tools.find((each) => each.id === editing)
    if (!before) {
      if (!(await add.run({ tool }))) return
      said(`${tool.name} added.`)
    } else {
      const changes = changedFields(before, tool)
      if (changes) {
        if (!(await edit.run({ id: before.id, changes }))) return
        said(`${tool.name} changed.`)
      }
    }
    close()
  }

  const editor = editing !== null && (
    <ToolEditor
      key={editing}
      tool={editing === 'new' ? null : (tools.find((tool) => tool.id === editing) ?? null)}
      day={day}
      known={{
        categories: distinct(tools, 'category'),
        teams: distinct(tools, 'team'),
        owners: distinct(tools, 'owner'),
        vendors: distinct(tools, 'vendor'),
        tools: distinct(tools, 'name'),
      }}
      decisions={(decisions.data ?? []).filter(({ tools: of }) =>
        of.some((name) => name.toLowerCase() === tools.find((tool) => tool.id === editing)?.name.toLowerCase()),
      )}
      saving={add.running || edit.running}
      error={(add.error ?? edit.error)?.message ?? null}
      onSave={(tool) => void save(tool)}
      onRetire={() => setRetiring(tools.find((tool) => tool.id === editing) ?? null)}
      onDelete={() => setDeleting(tools.filter((tool) => tool.id === editing))}
      onClose={() => {
        add.reset()
        edit.reset()
        close()
      }}
    />
  )
  const leftOut = inventory.data?.leftOut ?? []
  if (tools.length === 0 && leftOut.length === 0) {
    return (
      <Page>
        <EmptyState
          screen
          icon={Boxes}
          title="No tools yet"
          actions={
            <>
              <Button variant="primary" icon={Upload} onPress={() => void chooseImport()}>
                Import a tool inventory
              </Button>
              <Button icon={Plus} onPress={() => setEditing('new')}>
                Add a tool
              </Button>
            </>
          }
        >
          A row per tool, from a spreadsheet or a spend tool: its name and cost, and if you have them capabilities,
          team, seats and contract dates. Everything about the stack is worked out from here.
        </EmptyState>
        {editor}
      </Page>
    )
  }

  const withoutEnd = tools.flatMap((tool) => (tool.endUnknown ? [tool.name] : []))
  const grades = new Map((completeness.data?.rows ?? []).map((row) => [row.tool, row]))
  const totals = completeness.data?.totals
  const pairs = duplicates.data?.rows.length ?? 0
  const open = (name: string): void => {
    const tool = tools.find((each) => each.name === name)
    if (tool) setEditing(tool.id)
  }

  return (
    <Page>
      <Finding
        question="Inventory"
        actions={
          <>
            {inventory.data && inventory.data.undo !== null && (
              <Button icon={Undo2} onPress={() => void takeBack()} isPending={undo.running}>
                Undo
              </Button>
            )}
            {view === 'tools' && (
              <Menu
                entries={csvEntries((decimal) =>
                  downloadCsv(
                    inventoryTable(rows, {
                      today: new Date().toISOString().slice(0, 10),
                      currency: status.currency,
                      decimal,
                    }),
                    'tools',
                    decimal,
                  ),
                )}
              >
                <Button variant="ghost">Export as CSV</Button>
              </Menu>
            )}
            <Button icon={Upload} onPress={() => void chooseImport()}>
              Import
            </Button>
            <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
              Add a tool
            </Button>
          </>
        }
      >
        {counted(tools.length, 'tool')}
        {totals && (
          <>
            , {count(totals.tools)} in use on {date(day)}; team, capabilities and seats are known for{' '}
            <Num>{percent(totals.annualCost === 0 ? 0 : totals.claimableCost / totals.annualCost, 0)}</Num> of what they
            cost
            {totals.grade && `, grade ${totals.grade} of A to D`}
          </>
        )}
      </Finding>
      <FilterBar
        end={
          <Method
            terms={[
              ['Completeness', 'Share of nine fields that are filled in: A all, B three quarters, C half, D less.'],
              [
                'Saving can be claimed',
                'Cost, capabilities and team are known, and both seat counts: what redundant and unused spend are worked out from.',
              ],
              [
                'Retire',
                'The tool keeps its history and costs; it is not in use from the day given. Delete removes it as if it had never been written down.',
              ],
              [
                'Merge',
                'Entries chosen with their boxes, or a pair under Duplicates, become one; the kept one keeps its cost and price history and takes over what it lacks.',
              ],
              [
                'Keep both',
                'Said of a pair under Duplicates: they are two tools. It holds after later imports, and is taken back under Kept apart.',
              ],
              [
                'Split payments',
                'A payee that bills for several tools, chosen with them: each has its own bills where their amounts tell them, else its share, by what it costs a year or as you give it.',
              ],
              [
                'Not software',
                'Choose rows with their boxes, or by keyboard with the arrows, Space, and Shift for a range. What is left out is known by its payee and listed under Left out.',
              ],
              [
                'In payments, in a list',
                'Payments only: charged, and in no list nor typed. A list only: in a list or typed, and in no payments. Both: merged into one entry.',
              ],
              ['Undo', 'Takes back changes by hand, the last one first.'],
            ]}
          />
        }
      >
        <SegmentedControl
          label="View"
          screenOnly
          value={view}
          onChange={(next) => setQuery({ view: next })}
          options={[
            { id: 'tools', label: 'Tools' },
            { id: 'completeness', label: 'What is missing' },
            { id: 'duplicates', label: pairs > 0 ? `Duplicates ${pairs}` : 'Duplicates' },
            { id: 'left-out', label: leftOut.length > 0 ? `Left out ${leftOut.length}` : 'Left out' },
          ]}
        />
        {view === 'tools' && (
          <>
            <TextField
              label="Find a tool"
              labelHidden
              icon={Search}
              placeholder="Name, capability, or team: Sales"
              // What is typed stands at once, while the address is drawn a step behind.
              defaultValue={text}
              onChange={(next) => setQuery({ find: next }, { replace: true })}
            />
            <Select
              label="Status"
              value={wanted ?? ''}
              onChange={(next) => setQuery({ status: next })}
              options={[{ id: '', label: 'all' }, ...statusesOn.map((id) => ({ id, label: id }))]}
              set={wanted !== null}
            />
            {tools.some(({ knownBy }) => knownBy !== 'list') && (
              <Select
                label="In"
                value={knownBy ?? ''}
                onChange={(next) => setQuery({ 'known-by': next })}
                options={[
                  { id: '', label: 'anything' },
                  { id: 'payments', label: 'payments only' },
                  { id: 'list', label: 'a list only' },
                  { id: 'both', label: 'both' },
                ]}
                set={knownBy !== null}
              />
            )}
          </>
        )}
      </FilterBar>
      {[retire, remove, editAll, merge, split, undo, set].map((each, index) =>
        each.error ? (
          <div key={index} className={s['gap']}>
            <ErrorNote title={each.error.message} />
          </div>
        ) : null,
      )}
      <div className={s['below']}>
        {view === 'tools' && chosenRows.length > 0 && (
          <div className={s['picked']} role="group" aria-label="Chosen tools">
            <b>{count(chosenRows.length)} chosen</b>
            <Button
              icon={Ban}
              isPending={set.running}
              onPress={() =>
                void leaveOut(chosenRows.map(({ name }) => name)).then((done) => {
                  if (done) setPicked(new Set())
                })
              }
            >
              Not software: leave out
            </Button>
            <Button icon={Users} onPress={() => setAskingTeam(true)}>
              Set team or owner
            </Button>
            {mergeChosen && (
              <Button icon={Merge} onPress={mergeChosen}>
                Merge
              </Button>
            )}
            {splitting && (
              <Button icon={Split} onPress={() => setAskingSplit(splitting)}>
                Split payments
              </Button>
            )}
            <Button icon={Trash2} onPress={() => setDeleting(chosenRows)}>
              Delete
            </Button>
            <Button variant="ghost" onPress={() => setPicked(new Set())}>
              Choose none
            </Button>
          </div>
        )}
        {view === 'left-out' && (
          <>
            <p className={s['caption']}>
              Payees that are not software are in no report and not in the list, and later imports leave them out too.
              Their rows stay in the account of their import.
            </p>
            <LeftOutTable rows={leftOut} onTakeBack={(row) => void takeBackPayee(row)} />
          </>
        )}
        {view === 'tools' && (
          <NotSoftware
            tools={tools}
            day={day}
            currency={money.currency}
            isPending={set.running}
            onLeaveOut={(names) => void leaveOut(names)}
            onLeaveOutPayments={(beside) => void leaveOutPayments(beside)}
          />
        )}
        {view === 'tools' && (
          <ToolsTable
            choice={{ keys: picked, onChange: setPicked }}
            day={day}
            rows={rows}
            grade={(tool) => grades.get(tool.name)?.grade ?? null}
            currency={money.currency}
            onPress={(tool) => setEditing(tool.id)}
          />
        )}
        {view === 'completeness' &&
          (completeness.data ? (
            <>
              <p className={s['caption']}>
                Most often missing:{' '}
                {listed(
                  completeness.data.totals.fields
                    .filter(({ missing }) => missing > 0)
                    .toSorted((a, b) => b.missing - a.missing)
                    .slice(0, 5)
                    .map(({ field, missing }) => `${field} (${missing})`),
                ) || 'nothing'}
                .
              </p>
              <CompletenessTable
                rows={completeness.data.rows}
                money={money}
                stale={completeness.stale}
                onPress={open}
              />
            </>
          ) : completeness.error ? (
            <ErrorNote title={completeness.error.message} />
          ) : (
            <Working label="Looking for what is missing" />
          ))}
        {view === 'duplicates' &&
          (duplicates.data ? (
            <>
              {tools.map(({ id, name, paidInSeveral }) =>
                paidInSeveral === null ? null : (
                  <p key={id} className={s['caption']}>
                    {name}: {paidInSeveral}
                  </p>
                ),
              )}
              {sure.length > 0 && (
                <p className={s['suggestion']}>
                  <Button icon={Merge} onPress={() => setMergingSure(true)}>
                    {sure.length === 1 ? 'Merge the one that is sure' : `Merge all ${count(sure.length)} that are sure`}
                  </Button>
                </p>
              )}
              <DuplicatesTable
                rows={duplicates.data.rows}
                stale={duplicates.stale}
                onMerge={(row) => setMerging(mergingOf([row.aId, row.bId], row))}
                onSplit={askToSplit}
              />
              {apart.length > 0 && <ApartTable rows={apart} onTakeBack={(pair) => void askAgain(pair)} />}
              {settled.length > 0 && <SettledTable rows={settled} onTakeBack={(pair) => void takeBackPair(pair)} />}
            </>
          ) : duplicates.error ? (
            <ErrorNote title={duplicates.error.message} />
          ) : (
            <Working label="Looking for duplicates" />
          ))}
      </div>
      <TrustLine end={inventory.data?.undo ? `Undo: ${inventory.data.undo}` : undefined}>
        {counted(tools.filter((tool) => tool.importedFrom === null).length, 'tool')} entered by hand,{' '}
        {count(tools.filter((tool) => tool.importedFrom !== null).length)} from files. Columns that are no field of ours
        are kept as own fields.{withoutEnd.length > 0 && ` ${endUnknownSentence(withoutEnd)}`}
      </TrustLine>
      {editor}
      {retiring && (
        <RetireDialog
          tool={retiring}
          day={day}
          onClose={() => setRetiring(null)}
          onRetire={async (endDate, note) => {
            if (await retire.run({ id: retiring.id, endDate, note })) said(`${retiring.name} retired.`)
            setRetiring(null)
            setEditing(null)
          }}
        />
      )}
      {deleting && (
        <Dialog
          isOpen
          alert
          title={deleting.length === 1 ? `Delete ${deleting[0]!.name}?` : `Delete ${count(deleting.length)} tools?`}
          onClose={() => setDeleting(null)}
          footer={
            <>
              <Button onPress={() => setDeleting(null)}>{deleting.length === 1 ? 'Keep it' : 'Keep them'}</Button>
              <Button
                variant="danger"
                onPress={() =>
                  void remove.run({ ids: deleting.map(({ id }) => id) }).then((done) => {
                    if (done)
                      said(
                        deleting.length === 1
                          ? `${deleting[0]!.name} deleted.`
                          : `${count(deleting.length)} tools deleted.`,
                      )
                    setPicked(new Set())
                    setDeleting(null)
                    setEditing(null)
                  })
                }
              >
                Delete
              </Button>
            </>
          }
        >
          {deleting.length === 1
            ? 'It disappears from the inventory, its past costs too.'
            : 'They disappear from the inventory, their past costs too.'}{' '}
          A tool you stopped using is better retired: then its history stays. What is not software is better left out:
          then a later import does not bring it back.
        </Dialog>
      )}
      {mergingSure && (
        <SureMergesDialog
          merges={sure}
          isPending={mergeAll.running}
          onClose={() => setMergingSure(false)}
          onMerge={() =>
            void mergeAll.run({ merges: sure.map(({ keep, drop }) => ({ keep, drop })) }).then((done) => {
              setMergingSure(false)
              if (!done) return
              setPicked(new Set())
              said(`${counted(done.merged, 'entry', 'entries')} merged.`)
            })
          }
        />
      )}
      {askingTeam && (
        <TeamDialog
          tools={chosenRows}
          teams={distinct(tools, 'team')}
          owners={distinct(tools, 'owner')}
          isPending={editAll.running}
          onClose={() => setAskingTeam(false)}
          onSet={(changes) =>
            void editAll.run({ edits: chosenRows.map(({ id }) => ({ id, changes })) }).then((done) => {
              setAskingTeam(false)
              if (!done) return
              setPicked(new Set())
              said(`${counted(done.edited, 'tool')} changed.`)
            })
          }
        />
      )}
      {askingSplit && (
        <SplitDialog
          split={askingSplit}
          tools={tools}
          isPending={split.running}
          onClose={() => setAskingSplit(null)}
          onSplit={(shares) =>
            void split.run({ ...askingSplit, shares }).then((done) => {
              setAskingSplit(null)
              if (!done) return
              setPicked(new Set())
              said(`Payments are split by ${shares === null ? 'what each tool costs' : 'the given shares'}.`)
            })
          }
        />
      )}
      {merging && (
        <MergeDialog
          merging={merging}
          tools={tools}
          day={day}
          currency={money.currency}
          onClose={() => setMerging(null)}
          onKeep={() => {
            const kept = merging.ids.flatMap((id) => tools.find((tool) => tool.id === id) ?? [])
            void keepApart(kept).then((done) => {
              if (!done) return
              setPicked(new Set())
              setMerging(null)
            })
          }}
          onMerge={async (keep, drop, kept) => {
            if (await merge.run({ keep, drop })) said(`Merged into ${kept}.`)
            setPicked(new Set())
            setMerging(null)
          }}
          onSplit={(payee) => {
            setMerging(null)
            askToSplit(payee)
          }}
        />
      )}
    </Page>
  )
}

const distinct = (
  tools: readonly InventoryTool[],
  field: 'name' | 'category' | 'team' | 'owner' | 'vendor',
): string[] => [...new Set(tools.map((tool) => tool[field]).filter((value) => value !== ''))].toSorted()

function ToolsTable({
  choice,
  rows,
  day,
  grade,
  currency,
  onPress,
}: {
  choice: DataTableProps<InventoryTool>['choice']
  rows: readonly InventoryTool[]
  /** Prices are of it. */
  day: string
  grade: (tool: InventoryTool) => 'A' | 'B' | 'C' | 'D' | null
  currency: string
  onPress: (tool: InventoryTool) => void
}) {
  const columns: Column<InventoryTool>[] = [
    { id: 'name', header: 'Tool', value: (row) => row.name, width: '17%', cut: true },
    {
      id: 'category',
      header: 'Category',
      value: (row) => row.category || null,
      width: '13%',
      cut: true,
      dim: true,
      spare: true,
    },
    { id: 'team', header: 'Team', value: (row) => row.team || null, width: '12%', cut: true },
    { id: 'owner', header: 'Owner', value: (row) => row.owner || row.ownerEmail || null, width: '12%', cut: true },
    {
      id: 'status',
      header: 'Status',
      value: (row) => statusOn(row, day),
      cell: (row) => {
        const status = statusOn(row, day)
        return status === 'active' ? status : <Chip>{status}</Chip>
      },
    },
    {
      id: 'cost',
      header: 'Price',
      value: (row) => priceOn(row, day).cost,
      cell: (row) => priceText(row, day, currency) ?? <span title="not known">–</span>,
      align: 'end',
    },
    {
      id: 'seats',
      header: 'Seats in use',
      value: (row) => row.seatsActive,
      cell: (row) => seatsText(row) ?? '–',
      align: 'end',
    },
    {
      id: 'start',
      header: 'Since',
      value: (row) => row.startDate,
      cell: (row) => <span title={row.startWhy}>{row.startDate === null ? '–' : date(row.startDate)}</span>,
      align: 'end',
      spare: true,
    },
    {
      id: 'renewal',
      header: 'Renews',
      value: (row) => row.renewalDate,
      cell: (row) => (row.renewalDate === null ? '–' : date(row.renewalDate)),
      align: 'end',
    },
    {
      id: 'grade',
      header: 'Complete',
      value: (row) => grade(row),
      cell: (row) => {
        const found = grade(row)
        return found === null ? '–' : <Grade grade={found} />
      },
    },
  ]
  return (
    <DataTable
      label="Tools of the inventory"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onPress={onPress}
      {...(choice && { choice })}
      initialSort={{ column: 'name', descending: false }}
      empty="No tool matches."
    />
  )
}

function RetireDialog({
  tool,
  day,
  onClose,
  onRetire,
}: {
  tool: InventoryTool
  day: string
  onClose: () => void
  onRetire: (endDate: string, note: string | null) => Promise<void>
}) {
  const [endDate, setEndDate] = useState(day)
  const [note, setNote] = useState('')
  const early = tool.startDate !== null && endDate < tool.startDate
  return (
    <Dialog
      isOpen
      title={`Retire ${tool.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!isDate(endDate) || early}
            onPress={() => void onRetire(endDate, note.trim() === '' ? null : note.trim())}
          >
            Retire
          </Button>
        </>
      }
    >
      <div className={s['panel']}>
        <TextField
          label="First day without it"
          type="date"
          value={endDate}
          onChange={setEndDate}
          error={early ? 'Before it was in use.' : null}
        />
        <TextField label="Why (optional)" value={note} onChange={setNote} />
      </div>
    </Dialog>
  )
}
