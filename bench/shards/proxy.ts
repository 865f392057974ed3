import { connect, createServer } from 'node:net'

/** A proxy port that counts the bytes of answers. */
export interface CountingProxy {
  readonly port: number
  received(): number
  close(): void
}

/** Forwards bytes in both directions and counts those of the answers. */
export const proxyOf = (target: number): Promise<CountingProxy> =>
  new Promise((resolve) => {
    let bytes = 0
    const server = createServer((asking) => {
      const answering = connect(target, '127.0.0.1')
      answering.on('data', (chunk) => {
        bytes += chunk.length
      })
      asking.pipe(answering).pipe(asking)
      for (const socket of [asking, answering]) socket.on('error', () => socket.destroy())
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      resolve({ port, received: () => bytes, close: () => server.close() })
    })
  })
