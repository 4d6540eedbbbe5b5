/** Put in by a build that is given another version (rolldown.config.ts). */
declare const SIGHTLINE_AGENT_VERSION: string | undefined;

/** The agent's version, as reports and the User-Agent carry it. */
export const AGENT_VERSION = typeof SIGHTLINE_AGENT_VERSION === 'string' ? SIGHTLINE_AGENT_VERSION : '0.1.0';
