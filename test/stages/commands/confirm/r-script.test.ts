import { beforeAll, expect, it } from 'vitest'
import { compareWithR, valuesOfR } from '../../../../stages/commands/confirm/compare.ts'
import { sixPatients } from '../../../../tools/support/six-patients.ts'
import { scripted } from '../../../support/confirm/confirmed.ts'
import { wideCohort } from '../../../support/confirm/wide-cohort.ts'
import { ARM, TRAP } from '../../../support/confirm/wide-table.ts'

const bytesOf = (files: Readonly<Record<string, string>>): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]))

let six: Awaited<ReturnType<typeof scripted>>
let wide: Awaited<ReturnType<typeof scripted>>
beforeAll(async () => {
  six = await scripted(bytesOf(sixPatients))
  wide = await scripted(wideCohort({ profile: 'r' }))
})

/** The lines from one that begins with a text to one that begins with another. */
const lines = (text: string, from: string, to: string): string => {
  const all = text.split('\n')
  const start = all.findIndex((line) => line.startsWith(from))
  const end = all.findIndex((line, i) => i > start && line.startsWith(to))
  return all.slice(start, end + 1).join('\n')
}

it('the tables, the endpoints and an analysis read as a person would write them', () => {
  expect(
    lines(six.script.text, '# ---- Patients', '# Variables'),
  ).toBe(`# ---- Patients ------------------------------------------------------------

# Patients
table_patients <- read_table("patients.csv")
patients <- data.frame(row.names = seq_len(nrow(table_patients)))
patients$case <- number(table_patients$case)
patients$age <- number(table_patients$age)
patients$margin <- text(table_patients$margin)
patients$relapse <- yes_no(table_patients$relapse, yes = "Yes", no = "No")
patients$relapse_months <- number(table_patients$relapse_months)
patients$status <- text(table_patients$status)
patients$follow_up <- number(table_patients$follow_up)

# Variables that the plan derives`)
  expect(lines(six.script.text, 'times_relapse_free', ')')).toBe(`times_relapse_free <- follow_up(
  patients,
  until = patients$follow_up,
  causes = list(
    event = list(when = patients$relapse, at = patients$relapse_months),
    death = list(when = !patients$relapse & patients$status == "dead", at = patients$follow_up)
  )
)`)
  expect(lines(six.script.text, '# ---- Age ----', '})')).toBe(`# ---- Age ----
try({
  values <- patients$age
  x <- values[!is.na(values)]
  result("age/n", length(x))
  result("age/missing", length(values) - length(x))
  result("age/min", min(x))
  result("age/q1", quantile(x, 0.25, type = 6))
  result("age/median", quantile(x, 0.5, type = 6))
  result("age/q3", quantile(x, 0.75, type = 6))
  result("age/max", max(x))
  result("age/span", max(x) - min(x))
  result("age/mean", mean(x))
  result("age/sd", sd(x))
  result("age/sum", if (length(x) > 0) sum(x) else NA)
})`)
})

it('every result is computed, or listed with a reason', () => {
  for (const { study, script } of [six, wide]) {
    const ids = [...study.estimateResults, ...study.testResults, ...study.simulationResults].map(
      ({ id }) => id,
    )
    expect([...script.ids, ...script.without.map(({ id }) => id)].sort()).toEqual([...ids].sort())
    expect(script.without.filter(({ reason }) => reason.includes('does not compute'))).toEqual([])
  }
})

it('uses only survival, cmprsk and what R has, and only functions that it defines', () => {
  expect(six.script.text.match(/library\((\w+)\)/g)).toEqual(['library(survival)', 'library(cmprsk)'])
  expect(six.script.text).not.toContain('weighted_log_rank')
  expect(wide.script.text).toContain('weighted_log_rank <- function')
})

it('no text of the cohort is code: without strings and comments, none of it is left', () => {
  const code = wide.script.text
    .split('\n')
    .map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/#.*$/, ''))
    .join('\n')
  expect(wide.script.text).toContain(TRAP)
  expect(code).not.toContain(TRAP)
  expect(code).not.toMatch(/file\.create|quit\(/)
  // the quotes of each line are closed
  expect(code.split('\n').filter((line) => line.replaceAll('""', '').includes('"'))).toEqual([])
  expect(ARM).toContain(TRAP)
})

it('a value is confirmed within 1e-10, within 1e-8 where R iterates, or where both have none', () => {
  const results = [
    { id: 'same', value: 200 },
    { id: 'near', value: 200 },
    { id: 'far', value: 200 },
    { id: 'iterated', value: 200 },
    { id: 'small', value: 1e-12 },
    { id: 'none', value: null },
    { id: 'only-r', value: null },
    { id: 'only-ours', value: 1 },
    { id: 'left-out', value: null },
    { id: 'drawn', value: 0.5 },
  ]
  const ofR = valuesOfR([
    ['same', '200'],
    ['near', '200.00000001'],
    ['far', '200.0000001'],
    ['iterated', '200.000001'],
    ['small', '0'],
    ['none', 'NA'],
    ['only-r', '3'],
    ['only-ours', 'NA'],
  ])
  const script = { iterated: new Set(['iterated']), without: [{ id: 'drawn', reason: 'drawn' }] }
  const rows = compareWithR(results, script, ofR, '4.2.2')
  expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
    same: 'confirmed',
    near: 'confirmed',
    far: 'differs',
    iterated: 'confirmed',
    small: 'confirmed',
    none: 'confirmed',
    'only-r': 'differs',
    'only-ours': 'differs',
    'left-out': 'differs',
    drawn: 'no counterpart',
  })
  expect(rows[1]!.relative_difference).toBeCloseTo(5e-11, 15)
})
