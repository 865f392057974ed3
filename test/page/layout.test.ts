import { describe, expect, it } from 'vitest'
import { edges, sourcesOf, words } from '../support/sources.ts'

const OF_OTHERS = [
  'pipeline/fault.ts',
  'fflate',
  'documents/picture/png/density.ts',
  'pipeline/formats/csv.ts',
  'stages/8-report/html/html.ts',
]

describe('the layout of the page', () => {
  it('has a page whose app computes nothing: it imports its own files, faults, types and what writes zip, PNG, CSV and HTML', () => {
    const app = sourcesOf('page').filter(({ path }) => path.startsWith('page/app/'))
    const strange = edges(app).filter(
      ({ to, isType }) => !isType && !to.startsWith('page/app/') && !OF_OTHERS.includes(to),
    )
    expect(app.length).toBeGreaterThan(8)
    expect(words(strange)).toEqual([])
  })

  it('has a page whose engine runs stages as the runner does, and uses no document', () => {
    const engine = sourcesOf('page').filter(({ path }) => path.startsWith('page/engine/'))
    expect(words(edges(engine))).toContain('page/engine/run.ts -> pipeline/run/run-in-memory.ts')
    expect(engine.filter(({ text }) => /(?<![.-])\b(document|window|localStorage)\b\./.test(text))).toEqual(
      [],
    )
  })
})
