// npm run bench -- <name> [arguments]: runs one benchmark, which writes its page in docs/measurements/.

/** Benchmark by name. Importing one runs it; it reads its arguments from process.argv. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  audit: () => import('./audit/index.ts'),
  data: () => import('./registry/data.ts'),
  page: () => import('./page/index.ts'),
  methods: () => import('./methods/index.ts'),
  registry: () => import('./registry/index.ts'),
  report: () => import('./report/index.ts'),
  rows: () => import('./rows/index.ts'),
  runner: () => import('./runner/index.ts'),
  shards: () => import('./shards/index.ts'),
}

const [name = ''] = process.argv.splice(2, 1)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench) await bench()
else {
  console.error(`bench: expected one of ${Object.keys(BENCHES).join(', ')}, found "${name}"`)
  process.exitCode = 2
}

export {}
