import { getMe } from './accounts.ts';
import { adoptPack, endAdoption, getPackImpact, listAdoptions } from './adoptions.ts';
import { addAgentlessHost, createEnrollmentToken, listAgentlessHosts, removeAgentlessHost } from './agents.ts';
import { createChannel, deleteChannel, listChannels } from './alerting.ts';
import { getAllowlist } from './allowlists.ts';
import { listAuditEvents } from './audit.ts';
import { getCertificate, getCertificateFile, issueCertificate, listCertificates } from './certificates.ts';
import { importCustomPack, removeCustomEntry, saveCustomEntry } from './custom-packs.ts';
import { getExport, mergeMerakiRules } from './exports.ts';
import { createFeed, deleteFeed, listFeeds } from './feeds.ts';
import { getFleet, getMatrix } from './fleet.ts';
import { getStoreGaps, getStoreHistory } from './history.ts';
import { getIncident, listIncidents } from './incidents.ts';
import { listPackSources } from './pack-sources.ts';
import { diffPackVersions, getPackVersion, listPacks } from './packs.ts';
import { changeProfiles, changeStoreProfile, getProfiles, getStoreProfile, previewProfileChange } from './profiles.ts';
import { changeRollout, getAgents, getReleases, startRollout } from './releases.ts';
import {
  applyStoreImport,
  createStoreImport,
  exportStores,
  getStoreImport,
  listStoreImports,
} from './store-imports.ts';
import { createStore, getCheck, getStore, listStores } from './stores.ts';

/** Every route of the console API but the live stream. */
export const CONSOLE_API = {
  getMe,
  getFleet,
  getMatrix,
  listStores,
  createStore,
  getStore,
  getStoreHistory,
  getStoreGaps,
  getCheck,
  createEnrollmentToken,
  listAgentlessHosts,
  addAgentlessHost,
  removeAgentlessHost,
  getStoreProfile,
  changeStoreProfile,
  getProfiles,
  previewProfileChange,
  changeProfiles,
  createStoreImport,
  listStoreImports,
  getStoreImport,
  applyStoreImport,
  exportStores,
  listIncidents,
  getIncident,
  getAllowlist,
  listPackSources,
  listPacks,
  getPackVersion,
  diffPackVersions,
  getPackImpact,
  adoptPack,
  listAdoptions,
  endAdoption,
  saveCustomEntry,
  removeCustomEntry,
  importCustomPack,
  getExport,
  mergeMerakiRules,
  listCertificates,
  issueCertificate,
  getCertificate,
  getCertificateFile,
  listFeeds,
  createFeed,
  deleteFeed,
  listChannels,
  createChannel,
  deleteChannel,
  listAuditEvents,
  getAgents,
  getReleases,
  startRollout,
  changeRollout,
} as const;
