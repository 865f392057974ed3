import { parseHTML } from 'linkedom'

/** An empty document to draw in; no global is changed. */
export const newDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document
