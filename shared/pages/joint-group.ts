/** The group of pages that had several, one after another, on days that a table does not tell apart: it is none of them. */
const then = ', then '

export const jointGroup = (groups: readonly string[]): string => groups.join(then)

export const isJointGroup = (group: string): boolean => group.includes(then)
