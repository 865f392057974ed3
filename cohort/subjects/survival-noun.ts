import type { Endpoint } from '../descriptors/plan/endpoint.ts'

/** The noun for S(t) of an endpoint: that of the plan, else "free of death". A title may name the event, and S(t) is its absence. */
export const survivalNoun = ({ survival, event }: Pick<Endpoint, 'survival' | 'event'>): string =>
  survival ?? `free of ${event.label}`
