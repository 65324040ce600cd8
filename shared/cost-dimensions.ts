/** What a cost can be of: content, or the ads that brought a visit. */
export const costDimensions = ['group', 'campaign', 'source', 'medium', 'channel'] as const

export type CostDimension = (typeof costDimensions)[number]
