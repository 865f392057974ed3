/**
 * How well claims are drafted: `npx tsx tools/draft-claims-measure.ts [<cohort> <paper>] [--details]` prints the rows of
 * docs/measurements/draft-claims.md. Without a paper, for the texts of the tests; with one, for a real paper whose numbers are
 * those of the cohort's claims.csv. Run it from the root.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readPaper } from '../documents/papers/read-paper.ts'
import { type DraftCounts, draftCounts } from './support/prose/draft-counts.ts'
import { draftOfMarked, draftOfPaper, type JudgedDraft, ledgerOf } from './support/prose/draft-of.ts'

const FOLDER = 'test/audit/prose/draft/texts'

const [cohort, path] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const hasDetails = process.argv.includes('--details')

const print = (name: string, { draft, truths }: JudgedDraft, of: string): void => {
  const counts: DraftCounts = draftCounts(draft, truths, of)
  const { numbers, found, extra, given, first, five, bound, wronglyBound, open, openBound } = counts
  const part = (count: number): string => `${count} of ${given} (${((100 * count) / given).toFixed(1)}%)`
  process.stdout.write(
    `| ${name} | ${found} of ${numbers} | ${extra} | ${part(first)} | ${part(five)} | ${bound} | ${wronglyBound} | ${openBound} of ${open} |\n`,
  )
  if (hasDetails) process.stdout.write(`${counts.details.join('\n')}\n`)
}

const measure = async (): Promise<void> => {
  process.stdout.write(
    '| text | found | extra | result first | among the first five | bound | wrongly bound | open ones bound |\n|---|---|---|---|---|---|---|---|\n',
  )
  if (cohort !== undefined && path !== undefined) {
    const reading = await readPaper(readFileSync(path), path)
    if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
    return print(`${cohort}, the paper`, draftOfPaper(cohort, reading.document.paragraphs), cohort)
  }
  print(
    'niigata-ebs, in our own words',
    draftOfMarked('niigata-ebs', 'test/niigata-ebs/own-words.md', ledgerOf('niigata-ebs')),
    'niigata-ebs',
  )
  for (const name of readdirSync(FOLDER).filter((one) => /^(?:development|held-out)-/.test(one))) {
    const own = name.replace(/^(?:development|held-out)-|\.md$/g, '')
    print(name.replace(/\.md$/, ''), draftOfMarked(own, `${FOLDER}/${name}`), own)
  }
}

void measure()
