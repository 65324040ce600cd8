import type { WorkspaceConfig } from '../../../shared/config.ts'
import { printable } from './format/terminal.ts'

/** The command that sets a part of a workspace's configuration, for a POSIX shell. */
export const configCommand = (config: Partial<WorkspaceConfig>, workspace: string): string =>
  `echo ${quoted(printable(JSON.stringify(config)))} | touchstack config set - -w ${quoted(workspace)}`

/** A word of a command, for a POSIX shell. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
