import type { AxisPlaces } from '../../../documents/papers/figures/curves/axis-places.ts'

/** A `figure.yaml` to be completed: its places are those of lines that look like ticks and curves. */
export const descriptionToWrite = ({ time, height, curves }: AxisPlaces, page: number | null): string =>
  `# What could not be read from the figure. Replace each ? and call again with --figure <this file>.
# Places are in units of the page, from the left (time) and from the top (height).
${page === null ? '' : `page: ${page}\n`}unit: ?             # days, weeks, months or years
scale: ?            # proportion or percent
curves: survival    # or incidence, for curves that rise
time:               # ${wordsOf(time)}
${endsOf(time)
  .map((at) => `  - { at: ${at}, value: ? }`)
  .join('\n')}
height:             # ${wordsOf(height)}
${endsOf([...height].reverse())
  .map((at) => `  - { at: ${at}, value: ? }`)
  .join('\n')}
groups:             # the number of patients (n) is optional
${curves
  .map(
    ({ colour, isDashed, steps }) =>
      `  - { name: ?, colour: "${colour}", dash: ${isDashed ? 'dashed' : 'solid'}, n: ? } # ${steps} steps`,
  )
  .join('\n')}
`

const endsOf = (places: readonly number[]): readonly (number | '?')[] =>
  places.length < 2 ? ['?', '?'] : [places[0]!, places.at(-1)!]

const wordsOf = (places: readonly number[]): string =>
  places.length < 2 ? 'two places of the axis' : `the first and the last of ${places.length} ticks`
