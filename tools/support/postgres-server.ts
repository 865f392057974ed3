import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'
const bin = (existsSync(DEBIAN) ? readdirSync(DEBIAN).sort() : [])
  .map((version) => join(DEBIAN, version, 'bin'))
  .findLast((folder) => existsSync(join(folder, 'initdb')))

export const hasPostgres = bin !== undefined

/** PostgreSQL refuses to run as root; root therefore runs it as the account `nobody`. */
const NOBODY = 65534
const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

export interface Server {
  readonly url: string
  readonly port: number
  readonly folder: string
  query(text: string): Promise<readonly (readonly unknown[])[]>
  /** Simulates a power failure: connections are lost without being closed. */
  kill(): void
  /** Simulates a hanging machine: requests get no answer until it is thawed. */
  freeze(): void
  thaw(): void
}

/** An empty database cluster in `template`, which each server copies. */
const initialise = (template: string, folder: string): void => {
  const made = spawnSync(
    join(bin!, 'initdb'),
    [
      '-D',
      template,
      '-U',
      'casebook',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--wal-segsize=1',
    ],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
}

/** Servers on loopback, each with its own folder. */
export interface Servers {
  /** @param more settings of the server, beyond those that suit tests */
  start(more?: Readonly<Record<string, string>>): Promise<Server>
  stop(): Promise<void>
}

export const servers = (): Servers => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-postgres-'))
  chmodSync(folder, 0o755)
  if ('uid' in owner) chownSync(folder, NOBODY, NOBODY)
  const template = join(folder, 'template')
  initialise(template, folder)
  const running: ChildProcess[] = []
  let started = 0
  return {
    start: async (more = {}) => {
      const data = join(folder, `data${started++}`)
      cpSync(template, data, { recursive: true })
      if ('uid' in owner) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, data])
      chmodSync(data, 0o700)
      const port = await freePort()
      const settings = {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        fsync: 'off',
        shared_buffers: '16MB',
        max_connections: '20',
        ...more,
      }
      const child = spawn(
        join(bin!, 'postgres'),
        [
          '-D',
          data,
          '-p',
          String(port),
          ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ],
        { ...owner, cwd: folder, stdio: 'ignore' },
      )
      running.push(child)
      const url = `postgresql://casebook@127.0.0.1:${port}/postgres`
      const query: Server['query'] = async (text) => {
        const client = new pg.Client({ connectionString: url })
        client.on('error', () => {}) // the waiting statement reports a killed server
        await client.connect()
        try {
          const found = await client.query({ text, rowMode: 'array' })
          return (Array.isArray(found) ? found.at(-1) : found).rows
        } finally {
          await client.end()
        }
      }
      await answers(query)
      return {
        url,
        port,
        folder: data,
        query,
        kill: () => child.kill('SIGQUIT'),
        freeze: () => signal(child, 'SIGSTOP'),
        thaw: () => signal(child, 'SIGCONT'),
      }
    },
    stop: async () => {
      for (const child of running) child.kill('SIGQUIT')
      await Promise.all(running.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** Signals the server and its child processes, one per connection. */
const signal = ({ pid }: ChildProcess, name: 'SIGSTOP' | 'SIGCONT'): void => {
  process.kill(pid!, name)
  for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' '))
    try {
      process.kill(Number(child), name)
    } catch {
      // the connection has ended
    }
}

const answers = async (query: Server['query']): Promise<void> => {
  for (let tries = 0; ; tries++)
    try {
      await query('SELECT 1')
      return
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** SQL for a table of text columns; empty cells are missing values. */
export const textTable = (name: string, [header = [], ...rows]: readonly (readonly string[])[]): string => {
  const columns = columnsOf(
    header,
    header.map(() => 'text'),
  )
  return `DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (${columns}); INSERT INTO ${name} VALUES ${valuesOf(rows)}`
}

/** Columns of a table, and rows of it; empty cells are missing values. */
export const columnsOf = (names: readonly string[], types: readonly string[]): string =>
  names.map((name, i) => `"${name.replaceAll('"', '""')}" ${types[i]}`).join()
export const valuesOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `(${cells.map(quoted).join()})`).join()
const quoted = (cell: string): string => (cell === '' ? 'NULL' : `'${cell.replaceAll("'", "''")}'`)
