import { registry } from './cohort.ts'

/** node measure.ts peer|stages <patients>: runs one of the two once and prints its time and memory. */
const [what, count] = process.argv.slice(2)
const patients = Number(count)
const files = registry(patients)
const parts: Record<string, { readonly wall: number; readonly processor: number }> = {}

const timed = async (name: string, run: () => unknown): Promise<void> => {
  const [start, used] = [performance.now(), process.cpuUsage()]
  await run()
  const { user, system } = process.cpuUsage(used)
  parts[name] = { wall: performance.now() - start, processor: (user + system) / 1000 }
}

if (what === 'peer') {
  const { readAndCheck } = await import('./peer.ts')
  await timed('peer', () => readAndCheck(files['patients.csv']!))
} else {
  const { rawFiles, runStages, stagesUpTo } = await import('../../tools/support/in-memory.ts')
  let now = rawFiles(files)
  for (const stage of patients === 0 ? [] : stagesUpTo(5))
    await timed(stage.name, async () => {
      const outcome = await runStages([stage], now, null, (value) => value)
      if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults.slice(0, 5)))
      now = outcome.files
    })
}
process.stdout.write(JSON.stringify({ parts, megabytes: process.resourceUsage().maxRSS / 1024 }))
