import type { FailureAdvice } from './advice.ts';

/** What is wrong on the host itself, and what could not be recognized. */
export const HOST_ADVICE = {
  'host.file_missing': {
    label: 'Program file is missing',
    meaning:
      'The file is not at the path in the list. It was never installed, it was moved, or security software quarantined it.',
    fix: 'Look for {target} in the antivirus quarantine, then restore and exempt it; if it is not there, reinstall it.',
  },
  'host.process_missing': {
    label: 'Program is not running',
    meaning:
      'The file exists, but no process runs it. It crashed, it was never started, or security software prevents it from running.',
    fix: 'Start {target}; if it stops again, look for it in the security software and Windows event logs.',
  },
  'host.service_missing': {
    label: 'Service is not installed',
    meaning:
      'The machine has no service with that name. The product is not installed, or its installation did not finish.',
    fix: 'Run the installer that sets up the service {target} again, as an administrator.',
  },
  'host.service_stopped': {
    label: 'Service is stopped',
    meaning:
      'The service is installed but not running. It failed, someone stopped it, or it did not start after a reboot.',
    fix: 'Start the service {target}, set its startup type to Automatic (Delayed Start), and set it to restart after a failure.',
  },
  'host.port_closed': {
    label: 'Nothing listens on the port',
    meaning:
      'No program accepts connections on a port that other machines in the store need. The program is down or uses another port. If another machine reported this, the path is open and no firewall blocks it.',
    fix: 'Start the program that should listen on {target}, or correct the port in its configuration.',
  },
  'host.port_taken': {
    label: 'Another program uses the port',
    meaning:
      'Something listens on the port, but not the expected program. Usually two products on one machine have the same default port.',
    fix: 'Find out which program uses {target}, move one of the two to a free port, and allow that port on both sides.',
  },
  'host.port_disagrees': {
    label: 'The two machines are set to different ports',
    meaning:
      "This host and the machine at the other end are configured with different ports, so they can't connect whatever the firewall allows.",
    fix: 'Configure the same port for {target} on both machines, and allow that port between them.',
  },
  'host.config_unreadable': {
    label: 'Configuration file could not be read',
    meaning:
      'The file with the setting is missing, the agent may not read it, or its format is unknown to the agent. The setting itself is unknown and may be right.',
    fix: "Check that the {target} file exists and that the agent's account may read it, then compare the setting by hand.",
  },
  'host.rule_missing': {
    label: 'Host firewall rule is missing',
    meaning:
      "This machine's own firewall is on and has no rule that allows the traffic in the list, or has a rule that blocks it.",
    fix: "Add a rule for {target} to this machine's firewall.",
  },
  'host.hardware_changed': {
    label: 'Network card has changed',
    meaning:
      'The program runs, but the MAC address of the network card with the route out of the store has changed. Vendors that identify the machine by this address see a new machine and refuse it.',
    fix: "Give the vendor of {target} this machine's new MAC address, or put the old network card back.",
  },
  'host.signature_wrong': {
    label: 'Program is not signed by the expected signer',
    meaning:
      'A program in the list has no valid signature, or another signer signed it. Security software that trusts the expected signer will not trust this file. It may be damaged, outdated or fake.',
    fix: "Reinstall the programs signed by {target} from the vendor's site, and scan them for malware before you allow them.",
  },
  'unknown.unclassified': {
    label: 'Failed for an unknown reason',
    meaning:
      'The probe failed in a way that this version does not recognize, or a newer agent reported a failure that the server does not know yet. The cause is unknown.',
    fix: 'Update the agent and the server to the same version, run "sightline-agent check" against {target} on this host, and send the output to support.',
  },
} as const satisfies Record<string, FailureAdvice>;
