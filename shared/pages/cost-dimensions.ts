/** What a cost can be of: content, or the ads that brought a visit. */
export const costDimensions = ['group', 'campaign', 'source', 'medium', 'channel'] as const

export type CostDimension = (typeof costDimensions)[number]

/** What brought visits to several groups, so that its cost may be shared over them. */
export const sharedCostDimensions = [
  'campaign',
  'source',
  'medium',
  'channel',
] as const satisfies readonly CostDimension[]

export type SharedCostDimension = (typeof sharedCostDimensions)[number]

/** The row of what is of no group: nobody came by what it was paid for. */
export const notAssigned = '(not assigned)'
