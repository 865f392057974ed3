import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { newProject } from '../../../tools/support/project.ts'

const PLAN = `title: Deaths only
version: "0.1"
publish: false
subject: id
origin: diagnosis
profile: r
alpha: 0.05
confidence: 0.95
endpoints:
  os:
    code: OS
    title: Overall survival
    from: diagnosed
    event: { label: death, when: { died: { present: true } }, at: died }
    until: 2023-02-23
estimates:
  os: { at: [180, 365, 540] }
`
const field = (name: string, type: string) => ({ name, type })
const described = (engine?: string) =>
  JSON.stringify({
    name: 'deaths',
    resources: [
      {
        ...{ name: 'patients', path: 'patients.csv', ...(engine ? { engine } : {}) },
        schema: {
          primaryKey: 'id',
          fields: [field('id', 'string'), field('diagnosed', 'date'), field('died', 'date')],
        },
      },
    ],
  })

it('a declared end of follow-up has the same counts from DuckDB as in memory, and is named in the methods', async () => {
  const rows = readFileSync('test/sources/field/10/registry.csv', 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1').replace('/  /', ''))
  const project = newProject([])
  try {
    for (const [cohort, engine] of [['memory'], ['registry', 'duckdb']] as const) {
      project.write(
        `data/raw/${cohort}/patients.csv`,
        `id,diagnosed,died\n${rows.join('\n').replaceAll(';', ',')}\n`,
      )
      project.write(`data/raw/${cohort}/datapackage.json`, described(engine))
      project.write(`data/raw/${cohort}/analysis.yaml`, PLAN)
    }
    expect((await project.run()).err).not.toContain('expected')
    const results = (cohort: string): string => project.read(`data/derived/${cohort}/4-estimate/results.csv`)
    expect(results('registry')).toBe(results('memory'))
    // R, survfit: see test/sources/field/expected.R
    expect(results('memory')).toMatch(/^os\/survival@365,.*,365,0\.866666666667,/m)
    expect(project.read('reports/registry/index.html')).toContain('2023-02-23')
  } finally {
    project.dispose()
  }
})
