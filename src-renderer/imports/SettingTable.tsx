import { ArrowRight, Coins, LayoutTemplate, Route, Scale } from 'lucide-react'
import { useEffect, useState } from 'react'
import { asAppError, toWireError } from '../../shared/errors.ts'
import { belowSentence, rulesAfterTable } from '../../shared/pages/rules-after-table.ts'
import { type SettingTable, tableHolds } from '../../shared/pages/setting-table.ts'
import { type Engine, useCommand, useEngine, useQuery, useWorkspace } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { toast } from '../components/Toast.tsx'
import { counted } from '../format.ts'
import { pageAliasPath } from '../page-spellings/command.ts'
import { usePages } from '../page-spellings/use-pages.ts'
import { navigate, toHref } from '../route.ts'
import { nothingRead, useBroughtCosts, useReadGroups } from '../store.ts'
import { useSetting } from '../use-setting.ts'
import { textOf } from '../workspaces.ts'
import s from './imports.module.css'
import { type ChosenFile, removeFile } from './session.ts'

export const settingTableSentence = (table: SettingTable): string =>
  `This looks like ${tableHolds(table)}, not like visits`

const words = {
  costs: {
    icon: Coins,
    does: 'Enter these costs',
    title: 'Costs are entered beside what they brought',
    says: 'Under “What does our content return?”, by one press; nothing is imported.',
  },
  'page-aliases': {
    icon: Route,
    does: 'Take as other spellings of pages',
    title: 'Old addresses count as the new ones',
    says: 'In reports, content groups and goals, from now on and for what was imported before; Settings takes each back.',
  },
  'page-groups': {
    icon: LayoutTemplate,
    does: 'Take as content groups',
    title: 'Each page joins the group that the table names',
    says: 'From now on and for what was imported before; its rules go before those of other groups.',
  },
  decision: {
    icon: Scale,
    does: 'Open “Build or buy?”',
    title: 'Buying and building are compared in a form',
    says: 'Enter the figures of both there, in place of this file.',
  },
} as const

export function SettingTableIcon({ table: { is } }: { table: SettingTable }) {
  const { icon: Icon } = words[is]
  return <Icon size={14} aria-hidden />
}

/** To where costs are entered, with the table already read. */
async function enterCosts(engine: Engine, { file, id }: ChosenFile): Promise<void> {
  const read = await textOf(engine, file)
    .then((text) => engine.call('contentCosts.read', { text }))
    .catch((error: unknown) => toWireError(error).message)
  useBroughtCosts.setState({ read })
  removeFile(id)
  navigate(toHref('/content-return', { by: typeof read === 'string' || read.by === 'group' ? null : read.by }))
}

/** `lack`: why it cannot be taken yet. */
function useSettingTable(chosen: ChosenFile, { is }: SettingTable) {
  const engine = useEngine()
  const { call } = engine
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { addAll } = usePages(set)
  const { put: putGroups } = useSetting(set, 'contentGroups')
  const takeAliases = async (): Promise<void> => {
    try {
      const { aliases } = await call('pages.readAliases', { text: await textOf(engine, chosen.file) })
      if (!(await addAll(aliases))) return
      removeFile(chosen.id)
      navigate(pageAliasPath)
    } catch (error) {
      toast({ text: asAppError(error).message })
    }
  }
  const takeGroups = async (below = false): Promise<void> => {
    try {
      const text = await textOf(engine, chosen.file)
      const { rules, pages, ...rest } = await call('contentGroups.readTable', { text, below })
      const said = `${counted(pages, 'page')} in ${counted(rest.groups.length, 'content group')} read from the table.`
      if (!(await putGroups((before) => rulesAfterTable(before, rules), said))) return
      useReadGroups.setState({ ...nothingRead, ...rest, text })
      removeFile(chosen.id)
      navigate('/content-groups')
    } catch (error) {
      toast({ text: asAppError(error).message })
    }
  }
  const takes = {
    costs: () => enterCosts(engine, chosen),
    'page-aliases': takeAliases,
    'page-groups': takeGroups,
    decision: () => {
      removeFile(chosen.id)
      navigate('/decision')
    },
  }
  return {
    ...words[is],
    take: () => void takes[is](),
    takeBelow: () => void takeGroups(true),
    lack: status || is === 'decision' ? null : 'It goes into a workspace: import visits first.',
  }
}

/** How many pages a table puts into how many groups, and what is visited below them, before it is taken; null while it is read, and where it cannot be. */
function useGroupCounts({ file }: ChosenFile, enabled: boolean): { counts: string; more: string | null } | null {
  const engine = useEngine()
  const [text, setText] = useState('')
  useEffect(() => {
    let isAsked = enabled
    if (enabled)
      void textOf(engine, file).then(
        (read) => isAsked && setText(read),
        () => undefined,
      )
    return () => {
      isAsked = false
    }
  }, [engine, file, enabled])
  const { data } = useQuery('contentGroups.readTable', { text }, { enabled: enabled && text !== '' })
  return data
    ? {
        counts: `${counted(data.pages, 'page')} in ${counted(data.groups.length, 'content group')}`,
        more: belowSentence(data),
      }
    : null
}

interface SettingTableProps {
  file: ChosenFile
  table: SettingTable
}

/** A table that is of a setting is no import, and is not lost. */
export function SettingTableBanner({ file, table }: SettingTableProps) {
  const { icon: Icon, does, title, says, take, takeBelow, lack } = useSettingTable(file, table)
  const groups = useGroupCounts(file, table.is === 'page-groups' && lack === null)
  const more = groups?.more ?? null
  return (
    <div className={cx(s['banner'], s['bannerInfo'])}>
      <Icon size={16} aria-hidden />
      <div className={s['bannerWords']}>
        <b>{groups?.counts ?? title}</b>
        <div>
          {says} {lack} {more}
        </div>
      </div>
      {more !== null && <Button onPress={takeBelow}>Take with everything below</Button>}
      <Button variant="primary" isDisabled={lack !== null} onPress={take}>
        {does}
      </Button>
    </div>
  )
}

export function SettingTableButton({ file, table }: SettingTableProps) {
  const { does, take, lack } = useSettingTable(file, table)
  return <IconButton icon={ArrowRight} label={lack ?? does} isDisabled={lack !== null} onPress={take} />
}
