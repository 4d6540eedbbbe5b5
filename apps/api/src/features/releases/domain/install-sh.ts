import type { InstallTarget } from './install-target.ts';

/** The script of a server that has no release. */
export const NOTHING_TO_INSTALL_SH = `#!/bin/sh
echo 'sightline: this server has no agent release to install. Ask its operator to publish one.' >&2
exit 1
`;

/** Returns the script behind `curl -fsSL https://host/install.sh | sh -s -- --token ...`: POSIX sh, for Linux with or without systemd. */
export function installSh({ apiUrl, version, manifests }: InstallTarget): string {
  const cases = manifests
    .filter(({ platform }) => platform.startsWith('linux-'))
    .map(({ platform, sha256 }) => `    ${platform}) sum='${sha256}' ;;`)
    .join('\n');
  return `#!/bin/sh
# Installs the Sightline agent ${version} on this machine, enrolls it, and runs it as a service:
#   curl -fsSL ${apiUrl}/install.sh | sh -s -- --token TOKEN [--role boh|terminal|caps|service_host] [options of enroll]
# Removes it and everything it wrote:
#   sightline-agent service uninstall
set -eu

api=${quoted(apiUrl)}
version='${version}'
program='/usr/local/bin/sightline-agent'

${HELPERS}
find_platform() {
  [ "$(uname -s)" = Linux ] || fail "this script is for Linux, not $(uname -s)"
  case "$(uname -m)" in
    x86_64 | amd64) platform='linux-x64' ;;
    aarch64 | arm64) platform='linux-arm64' ;;
    *) fail "there is no agent for this processor: $(uname -m)" ;;
  esac
  case "$platform" in
${cases}
    *) fail "this server has no agent for $platform" ;;
  esac
}

${MAIN}
main "$@"
`;
}

const HELPERS = `fail() {
  echo "sightline: $1" >&2
  exit 1
}

fetch() {
  if command -v curl > /dev/null 2>&1; then
    curl -fsS --compressed --retry 3 --max-time 1800 -o "$2" "$1"
  elif command -v wget > /dev/null 2>&1; then
    wget -q -T 60 -O "$2" "$1"
  else
    fail 'downloading the agent needs curl or wget; install one of them'
  fi
}

sum_of() {
  if command -v sha256sum > /dev/null 2>&1; then
    sha256sum "$1" | cut -d ' ' -f 1
  elif command -v openssl > /dev/null 2>&1; then
    openssl dgst -sha256 -r "$1" | cut -d ' ' -f 1
  else
    fail 'verifying the agent needs sha256sum or openssl; install one of them'
  fi
}
`;

/** The download URL must match `installPath`. */
const MAIN = `main() {
  case " $* " in
    *' --token '*) ;;
    *) fail 'missing --token TOKEN; copy the whole command from the console' ;;
  esac
  [ "$(id -u)" = 0 ] || fail 'run this script as root: put sudo before "sh"'
  find_platform

  mkdir -p /usr/local/bin
  # Not in /tmp: many machines mount it noexec.
  fresh="$program.$$"
  trap 'rm -f "$fresh"' EXIT INT TERM
  echo "downloading the Sightline agent $version for $platform"
  fetch "$api/install/$version/$platform" "$fresh" || fail "the download from $api failed"
  [ "$(sum_of "$fresh")" = "$sum" ] || fail 'the downloaded file is not the released agent: its SHA-256 differs. Nothing was installed'
  chmod 755 "$fresh"
  [ "$("$fresh" version)" = "$version" ] || fail 'the agent does not run on this machine; it needs glibc 2.28 and libstdc++'

  if [ -d /run/systemd/system ]; then
    systemctl stop sightline-agent.service > /dev/null 2>&1 || true
    "$fresh" enroll --api "$api" "$@"
    "$fresh" service install
  else
    "$fresh" enroll --api "$api" "$@"
    mv "$fresh" "$program"
    echo 'systemd is not running, so nothing starts the agent. Have your service manager run:'
    echo "  $program run"
  fi
}
`;

/** Quotes any text as one word of sh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
