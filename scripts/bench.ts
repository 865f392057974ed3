// npm run bench -- <name> [what the bench takes]: runs one bench, which writes its page in docs/measured/.

/** By name; importing a bench runs it, and it reads what follows its name from process.argv. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  audit: () => import('./bench-audit.ts'),
  data: () => import('./bench-data.ts'),
  registry: () => import('./bench-registry.ts'),
  report: () => import('./bench-report.ts'),
  rows: () => import('./bench-rows.ts'),
  runner: () => import('./bench-runner.ts'),
  shards: () => import('./bench-shards.ts'),
}

const [name = ''] = process.argv.splice(2, 1)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench) await bench()
else {
  console.error(`bench: expected one of ${Object.keys(BENCHES).join(', ')}, found "${name}"`)
  process.exitCode = 2
}

export {}
