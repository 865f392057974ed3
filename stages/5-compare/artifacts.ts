import { artifact } from '../../pipeline/contracts.ts'
import { resultFormat } from '../4-estimate/artifacts.ts'

export const testResults = artifact('data/derived/{cohort}/5-compare/results.csv', resultFormat)
