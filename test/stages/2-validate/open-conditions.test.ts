import { beforeAll, describe, expect, it } from 'vitest'
import { sizes } from '../../../stages/2-validate/artifacts.ts'
import { figureSvgs } from '../../../stages/7-figures/artifacts.ts'
import { stages } from '../../../stages/index.ts'
import { baseFiles, patched } from '../../../tools/fuzz/case-files.ts'
import { artifactOf, COHORT, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/**
 * The six of test/broken, of whom P4 has no dose and P2 no stage: one exclusion keeps P2, one population does not know of P4.
 * P6, whose stage is not known either, is excluded for another reason.
 */
const files = patched(
  baseFiles(),
  `=== patients.csv
- P2,60,M,2002,II,2,None
+ P2,60,M,2002,,2,None
- P6,45,M,2006,III,1,None
+ P6,45,M,2006,,1,None
=== analysis.yaml
- populations:
+ exclude:
+   advanced: { title: stage III, condition: { stage: III } }
+   young: { title: under 50 years, condition: { age: { max: 49 } } }
+ populations:
+   treated: { title: patients with a dose, condition: { all: [{ dose: { min: 0.1 } }, { sites: { empty: false } }] } }
+   dosed: { title: "patients with 1 g or more", condition: { dose: { min: 1 } } }
- endpoints:
+ figures: { flow: { kind: flow, title: Flow } }
+ endpoints:
-     title: Overall survival
+     title: Overall survival
+     among: dosed
`,
)

let done: Files
beforeAll(async () => {
  const text = new TextDecoder().decode(files['patients.csv']).replace('P4,70,M,2004,III', 'P4,70,M,2004,II')
  const raw = rawFiles({ ...files, 'patients.csv': new TextEncoder().encode(text) })
  const provenance = { version: '0', raw: { 'data/raw/six/patients.csv': '0' }, artifacts: {} }
  const outcome = await runStages(
    stages.filter(({ name, scope }) => scope === 'cohort' && !name.includes('public')),
    new Map([...raw, [`provenance:${COHORT}`, new TextEncoder().encode(JSON.stringify(provenance))]]),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  done = outcome.files
}, 60_000)

describe('a condition that a missing value leaves open', () => {
  it('is counted with the exclusion that keeps and the population that does not count, by three-valued logic', () => {
    const rows = artifactOf(done, sizes).map(({ size, exclusion, population, reason, count }) =>
      [size, exclusion, population, reason, count].filter((cell) => cell !== '').join(' '),
    )
    expect(rows).toEqual([
      'recorded 6',
      'excluded advanced 0',
      'excluded young 1',
      'analysed 5',
      // P6, whose stage is not known either, is excluded for its age
      'open advanced Stage not recorded 1',
      // P4 has no sites, so that it is not treated whatever the dose was
      'open dosed Dose not recorded 1',
    ])
  })

  it('is in the flow figure', () => {
    const svg = new TextDecoder().decode(
      done.get(figureSvgs.path.replace('{cohort}', 'six').replace('{figure}', 'flow')),
    )
    const text = svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('(Stage not recorded: 1, kept)')
    expect(text).toContain('(of them Dose not recorded: 1)')
  })

  it('is in the report with the exclusion, the population and the analyses of it', () => {
    const page = new TextDecoder().decode(done.get('reports/six/index.html')).replace(/<[^>]*>/g, '')
    expect(page).toContain('stage III: 0 (Stage not recorded: 1, kept)')
    expect(page).toContain('(Dose not recorded: 1, not included)')
    expect(page).toContain('among patients with 1 g or more (Dose not recorded: 1, not included)')
    expect(page).toContain(
      'Kept, since a missing value leaves an exclusion open: 1 (stage III; Stage not recorded)',
    )
  })
})
