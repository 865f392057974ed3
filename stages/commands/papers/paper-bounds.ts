import type { SourceFault } from '../../../sources/source.ts'

/** What the file of a paper may cost. A PDF of 300 pages takes a few seconds and 300 MB. */
export const PAPER_BOUNDS = { megabytes: 1500, seconds: 60 }

const REMEDIES = {
  paper:
    'open it in a viewer and print the pages that matter to a new PDF, or save the text of the paper as .txt',
  figure: 'give --page; or export the figure alone as SVG or PDF, or digitize it and give its points as CSV',
} as const

/** The fault of a file that was given up because it needs more than a bound. */
export const exceededBound = (
  what: 'memory' | 'time',
  kind: 'paper' | 'figure',
  { megabytes, seconds }: typeof PAPER_BOUNDS,
): SourceFault => ({
  place: 'the file',
  expected:
    what === 'memory'
      ? `a file that is read within ${megabytes} MB of memory`
      : `a file that is read within ${seconds} seconds`,
  found: 'one that needs more',
  remedy: REMEDIES[kind],
})
