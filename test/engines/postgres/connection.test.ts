import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { connect } from '../../../engines/postgres.ts'
import { finishedProject, type Project } from '../../../tools/support/project.ts'
import { described, plan } from '../../support/engines/shard-cohort.ts'

const SECRET = 'hunter2'
const NAME = 'Kowalska'

/** Something on loopback that takes connections; it remembers what it was sent, and answers each message with one. */
const listening = async (answer: Uint8Array | null) => {
  const received: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      received.push(bytes.toString('latin1'))
      if (answer !== null) socket.end(answer)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, received, close: () => server.close() }
}

/** An ErrorResponse of the protocol, with the fields that are given. */
const errorResponse = (fields: Readonly<Record<string, string>>): Uint8Array => {
  const body = `${Object.entries(fields)
    .map(([type, text]) => `${type}${text}\0`)
    .join('')}\0`
  const message = Buffer.alloc(5 + body.length)
  message.write('E')
  message.writeUInt32BE(4 + body.length, 1)
  message.write(body, 5, 'latin1')
  return message
}

const rows = { resources: [{ path: 'public.patients.table' }] } as unknown as RowsPlan
const saidBy = (variable: string, environment: Readonly<Record<string, string>>) =>
  connect({
    description: { settings: { timeout: '2' }, environment: [variable] },
    environment,
    showKeys: false,
  })(rows).then(
    () => 'nothing',
    (error: Error) => `${error.message}\n${JSON.stringify(error)}\n${error.stack}`,
  )

describe('a connection', () => {
  it.each([
    (port: number) => `http://user:${SECRET}@127.0.0.1:${port}/`,
    (port: number) => `user:${SECRET}@127.0.0.1:${port}`,
    (port: number) => ` postgresql://user:${SECRET}@127.0.0.1:${port}/db`,
    (port: number) => `socket://user:${SECRET}@/tmp?host=127.0.0.1&port=${port}`,
    (port: number) => `mysql://user:${SECRET}@127.0.0.1:${port}/db`,
    (port: number) => `/${SECRET} ${port}`,
    () => SECRET,
  ])('of another form than PostgreSQL writes is sent nowhere, and said nowhere: %#', async (secretOf) => {
    const { port, received, close } = await listening(null)
    const said = await saidBy('CASEBOOK_REGISTRY', { CASEBOOK_REGISTRY: secretOf(port) })
    close()
    expect(received).toEqual([])
    expect(said).toContain('a value of CASEBOOK_REGISTRY that begins with postgresql:// or postgres://')
    expect(said).not.toContain(SECRET)
    expect(said).not.toContain(`:${port}`)
  })

  it.each(['HTTPS_PROXY', 'DATABASE_URL', 'PGPASSWORD', 'casebook_url', 'CASEBOOK_', 'XCASEBOOK_URL'])(
    'is not taken from a variable that is not ours: %s',
    async (variable) => {
      const { port, received, close } = await listening(null)
      const url = `postgresql://user:${SECRET}@127.0.0.1:${port}/db`
      const said = await saidBy(variable, { [variable]: url })
      close()
      expect(received).toEqual([])
      expect(said).toContain('that begins with CASEBOOK_')
      expect(said).not.toContain(SECRET)
    },
  )

  it.each([
    [{ S: 'FATAL', C: '28P01', M: `password "${SECRET}" of ${NAME}` }, 'error 28P01'],
    [{ S: 'FATAL', M: `password "${SECRET}" of ${NAME}` }, 'an error without a code'],
    [{ S: 'ERROR', C: `${NAME} ${SECRET}`, M: 'x', D: NAME }, 'an error without a code'],
    [{ S: 'ERROR', C: '22P02', M: `invalid input: "${NAME}"`, D: `Failing row (${NAME})` }, 'error 22P02'],
  ])("says nothing of a server's own words: %#", async (fields, words) => {
    const { port, received, close } = await listening(errorResponse(fields))
    const said = await saidBy('CASEBOOK_REGISTRY', {
      CASEBOOK_REGISTRY: `postgres://user:${SECRET}@127.0.0.1:${port}/db`,
    })
    close()
    expect(received).not.toEqual([])
    expect(said).toContain(words)
    expect(said).not.toContain(SECRET)
    expect(said).not.toContain(NAME)
  })

  it.each([
    [`postgresql://user:${SECRET}@[::/db`, 'ERR_INVALID_URL'],
    [`postgresql://user:${SECRET}@127.0.0.1:1/db`, 'ECONNREFUSED'],
    [`postgresql://user:${SECRET}@127.0.0.1:1/db?sslnegotiation=${SECRET}`, 'no SSL connection'],
    [`postgresql://user:${SECRET}@127.0.0.1:1/db?sslrootcert=/nowhere/${SECRET}`, 'ENOENT'],
    [`postgresql://user:%E0%A4%A@127.0.0.1:1/${SECRET}`, 'ECONNREFUSED'],
  ])('whose driver fails is not said by it: %#', async (url, words) => {
    const said = await saidBy('CASEBOOK_REGISTRY', { CASEBOOK_REGISTRY: url })
    expect(said).toContain(words)
    expect(said).not.toContain(SECRET)
  })
})

describe('a descriptor', () => {
  let project: Project
  beforeAll(() => {
    project = finishedProject().copy()
    project.write('data/raw/theirs/analysis.yaml', plan)
  })

  it.each([
    { environment: 'HTTPS_PROXY', snapshot: '1' },
    { environment: `postgresql://user:${SECRET}@127.0.0.1/db`, snapshot: '1' },
    `postgresql://user:${SECRET}@127.0.0.1/db`,
    { environment: 'CASEBOOK_URL', snapshot: '1', timeout: `postgres://user:${SECRET}@127.0.0.1/db` },
  ])(
    'that names another variable, or holds a connection, ends the run without a value: %#',
    async (database) => {
      const { port, received, close } = await listening(null)
      project.write('data/raw/theirs/datapackage.json', described('public.patients.table', { database }))
      const url = `http://user:${SECRET}@127.0.0.1:${port}`
      const said = await project.call(['theirs', '--json'], { HTTPS_PROXY: url, CASEBOOK_URL: url })
      const plain = await project.call(['theirs'], { HTTPS_PROXY: url, CASEBOOK_URL: url })
      close()
      expect(received).toEqual([])
      expect([said.code, plain.code]).toEqual([1, 1])
      expect(plain.err).toContain('database')
      expect(said.out + said.err + plain.out + plain.err).not.toContain(SECRET)
    },
  )
})
