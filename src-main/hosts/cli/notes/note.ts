/** What the command line says beside figures, and the commands that do what it says can be done. */

export interface Note {
  text: string
  /** In the order in which they are offered. */
  commands: ToDo[]
}

/** `does`: what comes of it, such as `leave them out`. */
export interface ToDo {
  does: string
  command: string
}

export const note = (text: string, ...commands: ToDo[]): Note => ({ text, commands })

/** Each command on a line of its own: sentences are read, commands copied. */
export const printedNote = ({ text, commands }: Note): string =>
  [text, ...commands.map(({ does, command }) => `  To ${does}: ${command}`)].join('\n')
