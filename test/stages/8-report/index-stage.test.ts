import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { type Context, contextOf } from '../../../stages/8-report/context.ts'
import { index } from '../../../stages/8-report/index-stage.ts'
import { COHORTS, contextOfCohort } from '../../support/report/report-of.ts'

/** Inputs of the list, cohort by cohort: those of the report, without editions. */
const inputOf = (contexts: Readonly<Record<string, Context>>): never =>
  Object.fromEntries(
    [
      'study',
      'sizes',
      'endpoints',
      'estimates',
      'estimateResults',
      'curves',
      'verdicts',
      'disclosure',
      'rules',
    ].map((name) => [
      name,
      Object.fromEntries(
        Object.entries(contexts).map(([cohort, { input }]) => [
          cohort,
          { curves: [], disclosure: null, ...input }[name],
        ]),
      ),
    ]),
  ) as never

const pageOf = async (contexts: Readonly<Record<string, Context>>): Promise<Document> => {
  const { page } = await index.run(inputOf(contexts), {} as never)
  return new JSDOM(page).window.document
}

const titlesIn = (document: Document, section: string): readonly string[] =>
  [...document.querySelectorAll(`#${section} h3`)].map(({ textContent }) => textContent)

describe('the list of cohorts', async () => {
  const contexts = Object.fromEntries(
    await Promise.all(COHORTS.map(async (cohort) => [cohort, await contextOfCohort(cohort)] as const)),
  )
  const document = await pageOf(contexts)

  test('shows what is declared as made up apart, and all else together', () => {
    expect(titlesIn(document, 'synthetic')).toEqual([
      'Made up: two treatments in two centres, pooled from counts',
      'Made up: two treatments, with dates',
    ])
    expect(titlesIn(document, 'real')).toEqual([
      'En bloc spondylectomy for spinal metastases',
      '6-mercaptopurine in acute leukaemia',
      'Malignant melanoma, deaths from the disease and from other causes',
    ])
  })

  test('goes by the declaration, not by reported numbers', async () => {
    const { 'melanoma-1977': melanoma, 'made-up-dates': dates } = contexts
    const declared = (context: Context, isSynthetic: boolean): Context =>
      contextOf({ ...context.input, study: { ...context.input.study, isSynthetic } })
    const swapped = await pageOf({ a: declared(melanoma!, true), b: declared(dates!, false) })
    expect(titlesIn(swapped, 'synthetic')).toEqual([melanoma!.input.study.title])
    expect(titlesIn(swapped, 'real')).toEqual([dates!.input.study.title])
  })

  test('has no empty section', async () => {
    const { 'melanoma-1977': melanoma } = contexts
    expect((await pageOf({ a: melanoma! })).querySelector('#synthetic')).toBeNull()
  })

  test('has the date of the data, without its time of day, where one is declared', async () => {
    const { 'melanoma-1977': melanoma } = contexts
    const at = (created: string | undefined): Context =>
      contextOf({ ...melanoma!.input, study: { ...melanoma!.input.study, created } })
    const dated = await pageOf({ a: at('2024-02-29T13:45:00+01:00') })
    expect(dated.querySelector('#real .quiet')!.textContent).toContain('data set created 2024-02-29;')
    const undated = await pageOf({ a: at(undefined) })
    expect(undated.querySelector('#real .quiet')!.textContent).not.toContain('created')
  })
})
