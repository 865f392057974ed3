import type { Edit } from '../../documents/document.ts'
import { formatOfEnding } from '../../documents/document-formats.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { manuscriptFiles, manuscripts } from '../1-ingest/artifacts.ts'
import { claimPlaces, rules } from '../2-validate/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../5-compare/artifacts.ts'
import { figureIndex, figureSvgs } from '../7-figures/artifacts.ts'
import { reportPage } from '../8-report/artifacts.ts'
import { filledManuscripts, manuscriptFaults, manuscriptNotices, manuscriptTables } from './artifacts.ts'
import { boundNumbers } from './bound-numbers.ts'
import { manuscriptNotices as noticesOf } from './manuscript-notices.ts'
import { boundTable, changesTable, claimsTable } from './manuscript-rows.ts'
import { slotContents } from './slot-contents.ts'

export const manuscript = cohortStage({
  name: '9-manuscript',
  summary: 'results, tables and figures into a manuscript whose numbers are bound',
  module: 'stages/9-manuscript/stage.ts',
  scope: 'cohort',
  reads: {
    ...{ manuscriptFiles, manuscripts, claimPlaces, rules },
    ...{ estimateResults, testResults, simulationResults },
    ...{ page: reportPage, figureIndex, figureSvgs },
  },
  writes: {
    filled: filledManuscripts,
    tables: manuscriptTables,
    faults: manuscriptFaults,
    notices: manuscriptNotices,
  },
  run: async (input) => {
    const manuscript = input.manuscripts['text']
    if (manuscript === undefined) return NOTHING
    const { file, ending } = manuscript
    if (manuscript.faults.length > 0) return { ...NOTHING, faults: { manuscript: manuscript.faults } }
    const results = new Map(
      [...input.estimateResults, ...input.testResults, ...input.simulationResults].map((result) => [
        result.id,
        result,
      ]),
    )
    const { numbers, faults } = boundNumbers(manuscript, results, input.rules)
    const slots = slotContents(manuscript, {
      page: input.page,
      figures: input.figureIndex,
      svgs: input.figureSvgs,
    })
    const all = [...faults, ...slots.faults]
    if (all.length > 0) return { ...NOTHING, faults: { manuscript: all } }
    const edits: readonly Edit[] = [
      ...numbers
        .filter(({ text, written }) => text !== written.text)
        .map(({ paragraph, binding, text }): Edit => ({ kind: 'fill', paragraph, binding, text })),
      ...slots.edits,
    ]
    return {
      filled: {
        [ending]: await formatOfEnding(ending)!.edit(input.manuscriptFiles[ending]!, edits, {
          isForReaders: true,
        }),
      },
      tables: {
        bound: boundTable(numbers),
        changes: changesTable(numbers),
        ...(Object.hasOwn(input.claimPlaces, 'manuscript')
          ? {}
          : { claims: claimsTable(manuscript, results, input.rules) }),
      },
      faults: {},
      notices: noticesOf(file, numbers),
    }
  },
})

const NOTHING = { filled: {}, tables: {}, faults: {}, notices: {} }
