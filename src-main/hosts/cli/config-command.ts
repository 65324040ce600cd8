import type { WorkspaceConfig } from '../../../shared/config.ts'
import { printable } from './format/terminal.ts'

/** The command that sets a part of a workspace's configuration, for a POSIX shell. */
export const configCommand = (config: Partial<WorkspaceConfig>, workspace: string): string =>
  `echo ${quoted(printable(JSON.stringify(config)))} | touchstack config set - -w ${quoted(workspace)}`

/** What a note says can be done, with its command, on a line of its own: sentences are read, commands copied. */
export const toDo = (what: string, command: string): string => `\n  To ${what}: ${command}`

/** A word of a command, for a POSIX shell. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
