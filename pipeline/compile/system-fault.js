// Errors of the file system, such as a full disk or an unreadable file, as faults. Plain JavaScript, as the launcher
// needs it before anything is compiled.

/** @type {Readonly<Record<string, Pick<import('../fault.ts').Fault, 'expected' | 'found' | 'remedy'>>>} */
const WORDS = {
  ENOSPC: { expected: 'free space on the disk', found: 'none', remedy: 'free some space and run again' },
  EDQUOT: {
    expected: 'free space on the disk',
    found: 'a used-up quota',
    remedy: 'free some space and run again',
  },
  EFBIG: {
    expected: 'no limit below the size of the file',
    found: 'a limit on file size',
    remedy: 'raise it and run again',
  },
  EROFS: { expected: 'a disk that can be written to', found: 'a read-only disk' },
  EACCES: {
    expected: 'permission to read and write',
    found: 'none for this user',
    remedy: 'change its permissions',
  },
  EPERM: {
    expected: 'permission to read and write',
    found: 'none for this user',
    remedy: 'change its permissions',
  },
  EISDIR: { expected: 'a file', found: 'a folder' },
  ENOTDIR: { expected: 'a folder', found: 'a file' },
  // of mkdir
  EEXIST: { expected: 'a folder', found: 'a file, or a link whose target does not exist' },
  ENOTEMPTY: { expected: 'a file', found: 'a folder that is not empty' },
  ELOOP: { expected: 'a file', found: 'a link that points to itself' },
  EIO: { expected: 'a working disk', found: 'an input/output error' },
  EMFILE: { expected: 'fewer open files', found: 'too many' },
  ENFILE: { expected: 'fewer open files', found: 'too many' },
  ENAMETOOLONG: { expected: 'a shorter file name', found: 'one that is too long for the disk' },
}

/**
 * An error of the file system as a fault; null if the error is of another kind.
 * @param {unknown} error
 * @param {string} root
 * @param {string} [path] of the file, relative to the root, if the error itself names none
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
