import { artifact } from '../../pipeline/contracts.ts'
import { resultFormat } from '../4-estimate/artifacts.ts'

/** The real size of tests and the real coverage of intervals, as the plan asks. */
export const simulationResults = artifact('data/derived/{cohort}/5-compare/simulations.csv', resultFormat)

export const testResults = artifact('data/derived/{cohort}/5-compare/results.csv', resultFormat)
