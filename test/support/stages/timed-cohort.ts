import { faultText } from '../../../pipeline/fault.ts'
import { curves, estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import { artifactOf, type Files, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/** Runs a table with its fields and plan up to the comparisons. */
export const runTable = async (
  table: string,
  fields: readonly object[],
  plan: string,
  more = '',
): Promise<Files> => {
  const files = {
    'cohort.csv': table,
    'datapackage.json': JSON.stringify({
      name: 'six',
      resources: [{ name: 'cohort', path: 'cohort.csv', schema: { fields } }],
    }),
    'analysis.yaml': `title: t\nversion: "1"\npublish: false\nsubject: id\norigin: diagnosis\nprofile: r\nalpha: 0.05\nconfidence: 0.95\n${more}${plan}`,
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
  const outcome = await runStages(stagesUpTo(5), rawFiles(Object.fromEntries(bytes)))
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return outcome.files
}

/** Looks up the value of a result by its id. */
export const valueIn = (files: Files) => {
  const values = new Map(
    [...artifactOf(files, estimateResults), ...artifactOf(files, testResults)].map(({ id, value }) => [
      id,
      value,
    ]),
  )
  return (id: string): number => {
    const value = values.get(id)
    if (value === undefined || value === null) throw new Error(`expected a value of ${id}, found ${value}`)
    return value
  }
}

export const curvesOf = (files: Files) => artifactOf(files, curves)
