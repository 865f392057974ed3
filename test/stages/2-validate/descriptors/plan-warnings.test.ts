import { describe, expect, it } from 'vitest'
import { FINE, OSD, warningsOf, withField } from '../../../support/stages/eight-patients.ts'

describe('a plan without contradictions', () => {
  it('gives no warning', async () => {
    expect(await warningsOf(FINE)).toEqual([])
    expect(
      await warningsOf(
        `variables:
  age_group: { title: Age, bin: { of: age, at: [50, 60], labels: [under 50, 50 to 59, 60 or more] } }
  year: { title: Year, yearOf: operated }
  age_days: { title: Age at operation, duration: { from: diagnosed, to: operated, unit: d } }
  gap: { title: From operation to last contact, difference: [seen, operated] }
exclude: { odd: { title: seen before the operation, condition: { gap: { max: -1 } } } }
populations: { known: { title: whose follow-up is known, condition: { seen: { present: true } } } }
endpoints:
${OSD.replace('from:', 'among: known, from:')}
estimates: { osd: { by: [age_group] } }
models: { m: { method: cox, endpoint: osd, covariates: [age_days, sex] } }
`,
      ),
    ).toEqual([])
  })
})

describe('a decision left open', () => {
  it('is a warning with its line and place, in a comment and in a description, until the mark is removed', async () => {
    const plan = `# TO DECIDE marks what nobody but you can know; when it is decided, remove the mark.\nquestion: "why?" # TO DECIDE: the question\n${FINE}    # TO DECIDE: is there a competing event?\n`
    const fields = withField('sex', { description: 'TO DECIDE: whether 1 is male' })
    const open = (await warningsOf(plan, { fields })).filter(({ warning }) => warning === 'open decision')
    expect(open.map(({ file, line, value, title }) => [file, line, value, title])).toEqual([
      ['analysis.yaml', 11, 'question', expect.stringContaining('the question')],
      ['analysis.yaml', 15, '', expect.stringContaining('is there a competing event?')],
      [
        'datapackage.json',
        expect.any(Number),
        'resource "patients" > field "sex" > description',
        expect.stringContaining('whether 1 is male'),
      ],
    ])
    expect(await warningsOf(plan.replaceAll('TO DECIDE:', ''))).toEqual([])
  })
})
