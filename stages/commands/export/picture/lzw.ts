/** Codes of TIFF's LZW: 256 clears the table, 257 ends the data. */
const CLEAR = 256
const END = 257
/** The last entry of the table, after which TIFF 6.0 asks writers to clear it. */
const LAST = 4094

/**
 * Bytes compressed by LZW as in TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first; the width grows
 * with entries 511, 1023 and 2047, one earlier than it must.
 */
export const lzw = (bytes: Uint8Array): Uint8Array => {
  const codes = new BitWriter(bytes.length)
  const table = new StringTable()
  codes.write(CLEAR, 9)
  let prefix = -1
  // by index: an iterator over millions of bytes is slow
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const known = prefix === -1 ? byte : table.find(prefix, byte)
    if (known !== -1) {
      prefix = known
      continue
    }
    codes.write(prefix, table.bits)
    if (table.add(prefix, byte) === LAST) {
      codes.write(CLEAR, table.bits)
      table.clear()
    }
    prefix = byte
  }
  if (prefix !== -1) {
    codes.write(prefix, table.bits)
    table.count()
  }
  codes.write(END, table.bits)
  return codes.bytes()
}

/** The strings that have a code: a known string and one byte more. A table with open addressing. */
class StringTable {
  bits = 9
  #next = 258
  readonly #keys = new Int32Array(SLOTS).fill(-1)
  readonly #codes = new Int16Array(SLOTS)

  /** The code of a string, or -1. */
  find(prefix: number, byte: number): number {
    const slot = this.#slotOf((prefix << 8) | byte)
    return this.#keys[slot] === -1 ? -1 : this.#codes[slot]!
  }

  add(prefix: number, byte: number): number {
    const key = (prefix << 8) | byte
    const slot = this.#slotOf(key)
    this.#keys[slot] = key
    this.#codes[slot] = this.#next
    return this.count()
  }

  /** Gives the next code away, whose width the following codes have. */
  count(): number {
    const code = this.#next++
    if (code === 511 || code === 1023 || code === 2047) this.bits++
    return code
  }

  clear(): void {
    this.#keys.fill(-1)
    this.#next = 258
    this.bits = 9
  }

  #slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - 13)
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) % SLOTS
    return slot
  }
}

const SLOTS = 1 << 13

class BitWriter {
  #bytes: Uint8Array
  #length = 0
  #pending = 0
  #count = 0

  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(64, expected >> 3))
  }

  write(code: number, bits: number): void {
    this.#pending = (this.#pending << bits) | code
    this.#count += bits
    while (this.#count >= 8) {
      this.#count -= 8
      this.#push((this.#pending >> this.#count) & 0xff)
    }
    this.#pending &= 0xff
  }

  bytes(): Uint8Array {
    if (this.#count > 0) this.#push((this.#pending << (8 - this.#count)) & 0xff)
    return this.#bytes.subarray(0, this.#length)
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    this.#bytes[this.#length++] = byte
  }
}
