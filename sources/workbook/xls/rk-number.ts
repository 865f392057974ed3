/**
 * A number in four bytes ([MS-XLS] 2.5.217): the upper 30 bits are a whole number, or the upper 30 bits of a double; bit 0
 * says that it is divided by 100. Checked against xlrd.
 */
export const rkNumber = (rk: number): number => {
  const isWhole = (rk & 2) !== 0
  const value = isWhole ? rk >> 2 : upperDouble(rk & ~3)
  return (rk & 1) !== 0 ? value / 100 : value
}

const view = new DataView(new ArrayBuffer(8))

const upperDouble = (upper: number): number => {
  view.setInt32(0, upper)
  return view.getFloat64(0)
}
