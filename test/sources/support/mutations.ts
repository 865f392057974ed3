import { generator } from '../../../tools/support/generator.ts'

/** Copies of a file with a few bytes changed, moved, repeated or cut away; a seed makes the same copies everywhere. */
export function* mutations(bytes: Uint8Array, count: number, seed: number): Generator<Uint8Array> {
  const below = generator(seed)
  for (let index = 0; index < count; index += 1) {
    const copy = bytes.slice()
    const changes = 1 + below(4)
    for (let change = 0; change < changes; change += 1) {
      const place = below(copy.length)
      const kind = below(4)
      if (kind === 0) copy[place] = below(256)
      else if (kind === 1) copy[place] = copy[place]! ^ (1 << below(8))
      else if (kind === 2) copy.fill(below(2) * 255, place, place + 1 + below(8))
      else copy.copyWithin(place, below(copy.length), place + below(64))
    }
    yield below(10) === 0 ? copy.subarray(0, below(copy.length)) : copy
  }
}
