/** No export is packed so tightly; what unpacks to more is made to fill a disk. */
const maxRatio = 250
/** Below this nothing is filled. */
const harmlessBytes = 64 * 1024 * 1024

export const isBomb = (unpacked: number, packed: number): boolean =>
  unpacked > harmlessBytes && unpacked > packed * maxRatio

export const bombSentence = (name: string): string =>
  `${name} unpacks to more than ${maxRatio} times its size, which no export does; if it is one, unpack it and import what is in it.`
