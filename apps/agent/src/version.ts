/** The agent's version, as reports and the User-Agent carry it. */
export const AGENT_VERSION = '0.1.0';
