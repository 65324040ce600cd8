import type { Stats } from 'node:fs'

/** Changes when the file does; says nothing about its content. */
export const fileStamp = ({ size, mtimeMs, ino }: Pick<Stats, 'size' | 'mtimeMs' | 'ino'>): string =>
  `${size} ${mtimeMs} ${ino}`
