/** Defined by a build for another version (rolldown.config.ts). */
declare const SIGHTLINE_AGENT_VERSION: string | undefined;

/** The agent's version, as sent in reports and the User-Agent. */
export const AGENT_VERSION = typeof SIGHTLINE_AGENT_VERSION === 'string' ? SIGHTLINE_AGENT_VERSION : '0.1.0';
