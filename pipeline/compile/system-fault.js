// What the machine refuses is no fault of Casebook: a full disk, a file that may not be read. Plain JavaScript, as the
// launcher needs it before anything is compiled.

/** @type {Readonly<Record<string, Pick<import('../fault.ts').Fault, 'expected' | 'found' | 'remedy'>>>} */
const WORDS = {
  ENOSPC: { expected: 'room on the disk', found: 'a full one', remedy: 'free some and run again' },
  EDQUOT: { expected: 'room on the disk', found: 'a used-up quota', remedy: 'free some and run again' },
  EFBIG: { expected: 'a file as large as it has to be', found: 'a limit on the size of files' },
  EROFS: { expected: 'a disk that can be written to', found: 'one that can only be read' },
  EACCES: {
    expected: 'a file or folder that may be read and written',
    found: 'one that this user may not',
    remedy: 'change its permissions',
  },
  EPERM: {
    expected: 'a file or folder that may be read and written',
    found: 'one that this user may not',
    remedy: 'change its permissions',
  },
  EISDIR: { expected: 'a file', found: 'a folder' },
  ENOTDIR: { expected: 'a folder', found: 'a file' },
  // of mkdir
  EEXIST: { expected: 'a folder', found: 'a file, or a link that leads nowhere' },
  ENOTEMPTY: { expected: 'a file', found: 'a folder that is not empty' },
  ELOOP: { expected: 'a file', found: 'a link that leads to itself' },
  EIO: { expected: 'a disk that can be read and written', found: 'one that fails' },
  EMFILE: { expected: 'a file that can be opened', found: 'too many open ones' },
  ENFILE: { expected: 'a file that can be opened', found: 'too many open ones' },
  ENAMETOOLONG: { expected: 'a name that the disk can hold', found: 'one that is too long' },
}

/**
 * The fault that an error of the file system stands for; null where the error is of another kind.
 * @param {unknown} error
 * @param {string} root
 * @param {string} [path] of the file, relative to the root, where the error itself names none
 * @returns {import('../fault.ts').Fault | null}
 */
export const systemFault = (error, root, path) => {
  if (!(error instanceof Error)) return null
  const { code, path: named } = /** @type {NodeJS.ErrnoException} */ (error)
  const words = code !== undefined && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  if (words === undefined) return null
  const inRoot = named?.startsWith(`${root}/`) ? named.slice(root.length + 1) : named
  return { file: path ?? inRoot ?? 'the disk', ...words }
}
