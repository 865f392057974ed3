/**
 * Names of environment variables that may hold a connection. Only names that begin with a prefix of ours: a descriptor
 * comes from somebody else, and must not have another program's secret (`HTTPS_PROXY`, `AWS_SECRET_ACCESS_KEY`) sent to
 * a host.
 */
export const CONNECTION_VARIABLE = /^CASEBOOK_[A-Z0-9_]{1,100}$/

/** The rule in words, without whatever stands in its place: that may be a connection with its password. */
export const CONNECTION_VARIABLE_RULE =
  'the name of an environment variable in capitals that begins with CASEBOOK_, such as CASEBOOK_REGISTRY'
