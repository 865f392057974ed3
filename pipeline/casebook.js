#!/usr/bin/env node
// The command `casebook` of the published package: starts the compiled launcher, or says that the package was packed without it.
import { existsSync } from 'node:fs'

const launcher = new URL('../dist/casebook.js', import.meta.url)
if (existsSync(launcher)) await import(launcher.href)
else {
  console.error(
    'dist/casebook.js: expected compiled code, found none (this package was packed without its scripts: "make package" packs it)',
  )
  process.exitCode = 3
}
