/** What the figures of a decision mean, in the words of their definition. */
export const terms: [term: string, meaning: string][] = [
  [
    'Building',
    'Engineer-months × loaded monthly cost × (1 + scope + technical contingency) at the start; each year maintenance as a share of that, running cost and oversight.',
  ],
  [
    'Buying',
    'Implementation and integration at the start; each year seats × price, growing with seats and price uplift, and oversight; exit in the last year.',
  ],
  ['Oversight', 'Hours a week × 52 × loaded hourly rate, on either side.'],
  ['Present value', 'Cost at the start + Σ cost of year t ÷ (1 + discount rate)ᵗ, paid at the end of a year.'],
  [
    'Break-even',
    'The first whole month in which building has cost no more than buying, cumulative present value in a straight line within each year; or never.',
  ],
  ['Score', 'Σ weight × utility; weights add up to 1, utilities go from 0 to 1.'],
  [
    'Verdict',
    'A veto settles it. Else the side that wins both present value and score with likely values; else too close to call.',
  ],
  [
    'Draws',
    '10,000, each input from the triangle of its low, likely and high value. P50 and P80 are linear percentiles. Same seed, same draws.',
  ],
  ['Swing', 'How far buying minus building moves when one input goes from low to high, the others likely.'],
  ['Even at', 'The weight of a criterion at which both score the same while the others keep their proportions.'],
]
