import type { FailureAdvice } from './advice.ts';

/** What is wrong on the host itself, and what could not be recognized. */
export const HOST_ADVICE = {
  'host.file_missing': {
    label: 'Program file is missing',
    meaning:
      'There is no file at the path that the list names. It was never installed, it was moved, or security software put it in quarantine.',
    fix: 'Look for {target} in the quarantine of the antivirus software, restore it and exempt it there; if it is not there, install it again.',
  },
  'host.process_missing': {
    label: 'Program is not running',
    meaning:
      'The file is there, but no process runs it. It crashed, it was never started, or security software keeps it from running.',
    fix: 'Start the program {target}, and if it does not stay up, look for it in the logs of the security software and of Windows.',
  },
  'host.service_missing': {
    label: 'Service is not installed',
    meaning:
      'The machine has no service of that name. The product is not installed, or its installation did not finish.',
    fix: 'Run the installer that sets up the service {target} again, as an administrator.',
  },
  'host.service_stopped': {
    label: 'Service is stopped',
    meaning:
      'The service is installed but does not run. It may have failed, been stopped by hand, or not come up after a reboot.',
    fix: 'Start the service {target}, set its start type to automatic (delayed start), and set it to restart after a failure.',
  },
  'host.port_closed': {
    label: 'Nothing listens on the port',
    meaning:
      'No program takes connections on the port that other machines of the store need: it is down, or is set to another port. Seen from another machine, the way there is open: no firewall is in the way.',
    fix: 'Start the program that should listen on {target}, or correct the port in its configuration.',
  },
  'host.port_taken': {
    label: 'Port is held by another program',
    meaning:
      'Something listens on the port, but not the program it is meant for. Two products with the same default port on one machine are the usual cause.',
    fix: 'Find out which program holds {target}, move one of the two to a free port, and allow that port on both sides.',
  },
  'host.port_disagrees': {
    label: 'The two sides are set to different ports',
    meaning:
      'The configuration of this host and that of the machine at the other end name different ports, so they cannot meet whatever the firewall allows.',
    fix: 'Set the same port for {target} in the configuration of both machines, and allow that port between them.',
  },
  'host.config_unreadable': {
    label: 'Configuration file could not be read',
    meaning:
      'The file that holds the setting is missing, not readable by the agent, or in a form that it does not understand. What the setting says is not known; it may well be right.',
    fix: 'Check that the file of {target} exists and that the account of the agent may read it, then compare the setting by eye.',
  },
  'host.rule_missing': {
    label: 'Host firewall lacks the rule',
    meaning:
      "This machine's own firewall is on and has no rule that lets in the traffic the list asks for, or has one that blocks it.",
    fix: 'Add a rule for {target} to the firewall of this machine.',
  },
  'host.hardware_changed': {
    label: 'Network card has changed',
    meaning:
      'The program runs, but the MAC address of the network card that leads out of the store is not the one it was. Vendors that know the machine by it take a machine with another card for a new one, and refuse it.',
    fix: 'Tell the vendor of {target} the new MAC address of this machine, or put the former network card back.',
  },
  'host.signature_wrong': {
    label: 'Program is not signed by the expected signer',
    meaning:
      'A program that the list names carries no valid signature, or one of another signer. Security software that trusts the signer will not trust this file; it may be damaged, outdated or not what it says it is.',
    fix: 'Install the programs signed by {target} again from the vendor, and check them for malware before you allow them.',
  },
  'unknown.unclassified': {
    label: 'Failed for a reason not recognized',
    meaning:
      'The probe failed in a way that this version does not know, or a newer agent reported a failure that is not known here yet. Nothing can be said about why.',
    fix: 'Update the agent and the server to the same version, run "sightline-agent check" against {target} on this host, and give what it prints to support.',
  },
} as const satisfies Record<string, FailureAdvice>;
