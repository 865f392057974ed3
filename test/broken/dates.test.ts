import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stages } from '../../stages/index.ts'
import { rawFiles, runStages } from '../../tools/support/in-memory.ts'

const folder = join(import.meta.dirname, '../../data/raw/made-up-dates')
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const toDurations = stages.slice(0, 3)
/** `MUTATIONS=20000` in the long test. */
const RUNS = Math.ceil(Number(process.env['MUTATIONS'] ?? 300) / 3)

const WORDS = [
  ...['', '2020-02-30', '2019', '2019-06', '0000-01-01', '9999-12-31', '31.12.2019', '43831', '-1', '1e400'],
  ...['NaN', 'x', 'M001', 'yes', 'east', 'id', 'last_seen', 'on', 'dead', 'mo', 'd', '[]', '{}', 'null', '0'],
]

/** A word of a file, wherever words end, replaced by another. */
const mutated = (text: string, at: number, by: string): string => {
  const words = [...text.matchAll(/[A-Za-z0-9_.-]+/g)]
  const { 0: word, index } = words[at % words.length]!
  return text.slice(0, index) + by + text.slice(index + word.length)
}

it('ends in faults with their place or in artifacts, whatever word of a cohort with dates is another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        'patients.csv',
        'events.csv',
        'centres.csv',
        'datapackage.json',
        'analysis.yaml',
        'analysis.yaml',
      ),
      fc.nat(100_000),
      fc.constantFrom(...WORDS),
      async (name, at, by) => {
        const bytes = Object.entries({ ...files, [name]: mutated(files[name]!, at, by) }).map(
          ([file, text]) => [file, new TextEncoder().encode(text)] as const,
        )
        const outcome = await runStages(toDurations, rawFiles(Object.fromEntries(bytes)))
        if (outcome.kind === 'done') return
        expect(outcome.faults.length).toBeGreaterThan(0)
        for (const { file, expected, found } of outcome.faults)
          expect([file, expected, found]).not.toContain('')
      },
    ),
    { numRuns: RUNS },
  )
}, 3_600_000)
