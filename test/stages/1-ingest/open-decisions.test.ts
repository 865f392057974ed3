import { describe, expect, it } from 'vitest'
import { openDecisions } from '../../../stages/1-ingest/open-decisions.ts'

describe('an open decision', () => {
  it.each([
    [
      'JSON',
      '{ "description": "TO DECIDE: declare \\"categoriesOrdered\\": true, or a \\\\ b" }',
      'declare "categoriesOrdered": true, or a \\ b',
    ],
    ['YAML', "title: 'TO DECIDE: the surgeon''s name'", "the surgeon's name"],
  ])('is said without the escapes of %s', (_, text, what) => {
    expect(openDecisions(text)).toEqual([{ line: 1, what }])
  })
})
