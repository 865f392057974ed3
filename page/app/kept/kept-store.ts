import type { Files } from '../../messages.ts'

/** The files of a study as they are kept. */
export interface KeptStudy {
  readonly cohort: string
  readonly raw: Files
}

const [DATABASE, STORE] = ['casebook', 'studies']

/** Studies in the browser's own storage, by the name of their cohort. Every call fails where the browser refuses storage. */
export const keptStudies = async (): Promise<readonly KeptStudy[]> =>
  (await inStore('readonly', (store) => store.getAll() as IDBRequest<KeptStudy[]>)).toSorted((a, b) =>
    a.cohort < b.cohort ? -1 : 1,
  )

export const keep = ({ cohort, raw }: KeptStudy): Promise<unknown> =>
  inStore('readwrite', (store) => store.put({ cohort, raw } satisfies KeptStudy))

export const drop = (cohort: string): Promise<unknown> =>
  inStore('readwrite', (store) => store.delete(cohort))

/** Deletes all that was ever kept, after what this page and other tabs with it just store: each connection is closed by who opened it. */
export const forgetAll = (): Promise<unknown> =>
  new Promise((done, fail) => {
    const asked = indexedDB.deleteDatabase(DATABASE)
    asked.onsuccess = () => done(null)
    asked.onerror = () => fail(asked.error)
  })

const inStore = async <T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const database = await open()
  try {
    return await new Promise((done, fail) => {
      const step = database.transaction(STORE, mode)
      const asked = act(step.objectStore(STORE))
      step.oncomplete = () => done(asked.result)
      step.onabort = () => fail(step.error ?? new Error('the browser refused to store it'))
    })
  } finally {
    database.close()
  }
}

const open = (): Promise<IDBDatabase> =>
  new Promise((done, fail) => {
    const asked = indexedDB.open(DATABASE, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'cohort' })
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error)
  })
