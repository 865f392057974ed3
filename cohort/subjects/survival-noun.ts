import type { Endpoint } from '../descriptors/plan/endpoint.ts'

/** The noun for S(t) of an endpoint: the plan's, else "free of <event>". Not the title, which may name the event. */
export const survivalNoun = ({ survival, event }: Pick<Endpoint, 'survival' | 'event'>): string =>
  survival ?? `free of ${event.label}`
