import fc from 'fast-check'
import { type Home, newHome } from './home.ts'
import { bases, mutated } from './mutants.ts'
import { mutation } from './mutation.ts'

/** The outcome of the launcher on a mutant. */
export interface Launched {
  readonly exit: number
  readonly milliseconds: number
}

/**
 * Runs the launcher on mutants of the six patients.
 * @throws Error for an internal error, or if an artifact was lost
 */
export const launchMutants = async (mutants: number, seed: number): Promise<readonly Launched[]> => {
  const home = newHome()
  const before = home.written()
  const [six] = bases()
  const samples = fc.sample(fc.array(mutation, { minLength: 1, maxLength: 3 }), { numRuns: mutants, seed })
  const launched: Launched[] = []
  for (const mutations of samples)
    launched.push(await launchOne(home, mutated(six!, mutations).files, before))
  return launched
}

const launchOne = async (
  home: Home,
  files: Parameters<Home['fill']>[0],
  before: ReturnType<Home['written']>,
): Promise<Launched> => {
  home.fill(files)
  const start = performance.now()
  const { status, stderr } = await home.launch()
  const milliseconds = performance.now() - start
  if (status !== 0 && status !== 1) throw new Error(`exit: expected 0 or 1, found ${status}\n${stderr}`)
  // faults in claims.csv exclude only the audit
  if (status === 0 || stderr.includes('written without the audit')) await home.restore()
  else if (JSON.stringify(home.written()) !== JSON.stringify(before))
    throw new Error(`artifacts: expected them as they were, found others\n${stderr}`)
  return { exit: status, milliseconds }
}
