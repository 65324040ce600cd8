/** How pages, tags and ids are made one, and what looks as if it should be, where the report depends on it. */
import type { PageAlias, WorkspaceConfig } from '../../../../shared/config.ts'
import { alikePagesSentence, movedFoldersSentence, pageCapitalsSentence, tagCapitalsSentence, userCapitalsSentence } from '../../../../shared/notes/apart-spellings.ts' // prettier-ignore
import { spellingWords } from '../../../../shared/notes/spellings.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note, type ToDo } from './note.ts'
import type { Asked } from './rules.ts'

const byPages: readonly unknown[] = ['group', 'page', 'topic', 'language']
const byTags: readonly unknown[] = ['channel', 'source', 'medium', 'campaign']

/** Whether pages, and tags, make a difference to the report. */
function matters({ params: { by = 'page', within = null, goal }, config }: Asked): { pages: boolean; tags: boolean } {
  const isReached = config.goals.some(({ name, path }) => name === goal && path !== null)
  return { pages: byPages.includes(by) || within !== null || isReached, tags: byTags.includes(by) }
}

export async function spelling(asked: Asked): Promise<string[]> {
  const status = await asked.call('workspace.status', {})
  if (status === null) return []
  const words = spellingWords(status.spelling)
  const matter = matters(asked)
  return (['pages', 'tags'] as const).flatMap((key) =>
    !matter[key] || words[key] === null ? [] : [`${words[key]} (${key} in the configuration).`],
  )
}

/** More aliases make a command that nobody reads. */
const mostWritten = 20

const together = (
  aliases: readonly Pick<PageAlias, 'from' | 'to'>[],
  pages: WorkspaceConfig['pages'],
  workspace: string,
): ToDo => ({
  does: 'have them counted as one',
  command: configCommand(
    { pages: { ...pages, aliases: [...pages.aliases, ...aliases.map((each) => ({ ...each, host: null }))] } },
    workspace,
  ),
})

/** Names that look like one and that nobody has decided about. */
export async function apart(asked: Asked): Promise<(string | Note)[]> {
  const { call, config, workspace } = asked
  const { pages, tags } = config
  const matter = matters(asked)
  const sentences: (string | null)[] = []
  const notes: Note[] = []
  if (matter.pages) {
    const { capitals, alike, moved } = await call('pages.preview', { pages })
    if (pages.ignoreCase === null) sentences.push(pageCapitalsSentence(capitals))
    sentences.push(alikePagesSentence(alike))
    const said = movedFoldersSentence(moved.folders)
    if (said !== null) notes.push(note(printable(said.replaceAll('\u00a0', ' ')), ...(moved.aliases.length > mostWritten ? [] : [together(moved.aliases, pages, workspace)]))) // prettier-ignore
  }
  if (matter.tags && tags.ignoreCase === null)
    sentences.push(tagCapitalsSentence((await call('tags.preview', { tags })).capitals))
  if (config.userIds.ignoreCase === null) sentences.push(userCapitalsSentence(await call('userIds.capitals', {})))
  return [...sentences.filter((sentence) => sentence !== null).map(printable), ...notes]
}
