// One process that answers many calls of the launcher, so that what the packages and stages take to load and to be
// compiled by V8 is paid once. A module is loaded once for each version of its file, so a law may edit code too.
// It runs everything in one thread; several threads are the matter of tests that start the launcher itself.
import { rmSync } from 'node:fs'
import { register, syncBuiltinESMExports } from 'node:module'
import { createServer } from 'node:net'
import os from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {{ root: string, argv: readonly string[], env: Readonly<Record<string, string | undefined>> }} Call */

const [socket = '', parent = ''] = process.argv.slice(2)
os.availableParallelism = () => 1
syncBuiltinESMExports()
register('./versioned-modules.js', import.meta.url)

let calls = 0

/** @type {(call: Call) => Promise<{ code: number, out: string, err: string }>} */
const answer = async ({ root, argv, env }) => {
  process.chdir(root)
  for (const name of Object.keys(process.env)) if (env[name] === undefined) delete process.env[name]
  Object.assign(process.env, env)
  const launcher = join(root, 'pipeline/launch.js')
  process.argv = [process.execPath, launcher, 'stages/index.ts', ...argv]
  process.exitCode = undefined
  const [out, err] = [heard(process.stdout), heard(process.stderr)]
  try {
    calls += 1
    await import(`${pathToFileURL(launcher).href}?call=${calls}`)
    return { code: Number(process.exitCode ?? 0), out: out.end(), err: err.end() }
  } finally {
    out.end()
    err.end()
    process.stdout.removeAllListeners('error')
    process.exitCode = undefined
  }
}

/** What is written to a stream from now until the end. @param {NodeJS.WriteStream} stream */
const heard = (stream) => {
  const { write } = stream
  let text = ''
  stream.write = (/** @type {any} */ chunk) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    return true
  }
  return {
    end: () => {
      stream.write = write
      return text
    },
  }
}

/** @type {Promise<unknown>} */
let last = Promise.resolve()

rmSync(socket, { force: true })
createServer({ allowHalfOpen: true }, (connection) => {
  let asked = ''
  connection.setEncoding('utf8')
  connection.on('error', () => {})
  connection.on('data', (text) => {
    asked += text
  })
  connection.on('end', () => {
    // one call after the other: the folder, the environment and what is written belong to the process
    last = last
      .then(() => answer(JSON.parse(asked)))
      .then(
        (said) => connection.end(JSON.stringify(said)),
        (error) => connection.end(JSON.stringify({ code: 3, out: '', err: String(error?.stack ?? error) })),
      )
  })
}).listen(socket)

/** Whether the test run that this process is for is still there. */
const isWanted = () => {
  try {
    process.kill(Number(parent), 0)
    return true
  } catch {
    return false
  }
}
setInterval(() => {
  if (isWanted()) return
  rmSync(dirname(socket), { recursive: true, force: true })
  process.exit()
}, 2000)
