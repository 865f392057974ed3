/** Errors of V8 for what no memory is left for, or no array or text can be long enough for. */
const TOO_LARGE =
  /^(?:Invalid (?:typed array|array|array buffer|string) length|Array buffer allocation failed|.*[Cc]annot create (?:a string|a Buffer).*)/

/** Whether an error says that no memory was left for something. */
export const isTooLarge = ({ name, message }: { readonly name: string; readonly message: string }): boolean =>
  name === 'RangeError' && TOO_LARGE.test(message)
