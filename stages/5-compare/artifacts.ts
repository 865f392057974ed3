import { artifact } from '../../pipeline/contracts.ts'
import { resultFormat } from '../4-estimate/artifacts.ts'

/** Simulated type I error of tests and coverage of intervals, as the plan declares. */
export const simulationResults = artifact('data/derived/{cohort}/5-compare/simulations.csv', resultFormat)

export const testResults = artifact('data/derived/{cohort}/5-compare/results.csv', resultFormat)
