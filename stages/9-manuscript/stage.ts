import { formatOfEnding } from '../../documents/document-formats.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { manuscriptFiles, manuscripts } from '../1-ingest/artifacts.ts'
import { claimPlaces, rules } from '../2-validate/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../5-compare/artifacts.ts'
import { besideEvidence } from '../6-audit/artifacts.ts'
import { figureIndex, figureSvgs } from '../7-figures/artifacts.ts'
import { reportPage } from '../8-report/artifacts.ts'
import {
  filledManuscripts,
  manuscriptFaults,
  manuscriptNotices,
  manuscriptRemarks,
  manuscriptTables,
} from './artifacts.ts'
import { bindingSentence } from './binding-sentence.ts'
import { fillManuscript } from './fill-manuscript.ts'
import { boundTable, changesTable, claimTables } from './manuscript-rows.ts'

export const manuscript = cohortStage({
  name: '9-manuscript',
  summary: 'results, tables and figures into a manuscript whose numbers are bound',
  module: 'stages/9-manuscript/stage.ts',
  scope: 'cohort',
  reads: {
    ...{ manuscriptFiles, manuscripts, claimPlaces, rules },
    ...{ estimateResults, testResults, simulationResults, besideEvidence },
    ...{ page: reportPage, figureIndex, figureSvgs },
  },
  writes: {
    filled: filledManuscripts,
    tables: manuscriptTables,
    faults: manuscriptFaults,
    notices: manuscriptNotices,
    remarks: manuscriptRemarks,
  },
  run: async (input) => {
    const manuscript = input.manuscripts['text']
    if (manuscript === undefined) return NOTHING
    const filling = fillManuscript(manuscript, {
      results: [...input.estimateResults, ...input.testResults, ...input.simulationResults],
      ...{ rules: input.rules, page: input.page, figures: input.figureIndex, svgs: input.figureSvgs },
    })
    if ('faults' in filling) return { ...NOTHING, faults: { manuscript: filling.faults } }
    const { numbers, edits, results } = filling
    const { file, ending } = manuscript
    const said = bindingSentence(file, numbers)
    const bytes = input.manuscriptFiles[ending]!
    return {
      filled: { [ending]: await formatOfEnding(ending)!.edit(bytes, edits, { isForReaders: true }) },
      tables: {
        bound: boundTable(numbers),
        changes: changesTable(numbers),
        ...(Object.hasOwn(input.claimPlaces, 'manuscript')
          ? {}
          : claimTables(manuscript, results, input.rules, input.besideEvidence['manuscript'] ?? [])),
      },
      faults: {},
      ...(numbers.some(({ isOpen }) => isOpen)
        ? { notices: { bound: said }, remarks: {} }
        : { notices: {}, remarks: { bound: said } }),
    }
  },
})

const NOTHING = { filled: {}, tables: {}, faults: {}, notices: {}, remarks: {} }
