import type { Installable } from './installable.ts';

/** Printed by a server that has nothing to install. */
export const NOTHING_TO_INSTALL_SH = `#!/bin/sh
echo 'sightline: this server has no released agent to install; whoever operates it has to release one first' >&2
exit 1
`;

/** The script behind `curl -fsSL https://host/install.sh | sh -s -- --token ...`: POSIX sh, for Linux with or without systemd. */
export function installSh({ apiUrl, version, manifests }: Installable): string {
  const cases = manifests
    .filter(({ platform }) => platform.startsWith('linux-'))
    .map(({ platform, sha256 }) => `    ${platform}) sum='${sha256}' ;;`)
    .join('\n');
  return `#!/bin/sh
# Installs the Sightline agent ${version} on this machine, enrolls it and has it run as a service:
#   curl -fsSL ${apiUrl}/install.sh | sh -s -- --token TOKEN [--role boh|terminal|caps|service_host] [options of enroll]
# Removes it, with all that it wrote:
#   sightline-agent service uninstall
set -eu

api=${quoted(apiUrl)}
version='${version}'
program='/usr/local/bin/sightline-agent'

${HELPERS}
find_platform() {
  [ "$(uname -s)" = Linux ] || fail "this script is for Linux; here is $(uname -s)"
  case "$(uname -m)" in
    x86_64 | amd64) platform='linux-x64' ;;
    aarch64 | arm64) platform='linux-arm64' ;;
    *) fail "there is no agent for the processor $(uname -m)" ;;
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
    fail 'neither curl nor wget is here to fetch the agent with'
  fi
}

sum_of() {
  if command -v sha256sum > /dev/null 2>&1; then
    sha256sum "$1" | cut -d ' ' -f 1
  elif command -v openssl > /dev/null 2>&1; then
    openssl dgst -sha256 -r "$1" | cut -d ' ' -f 1
  else
    fail 'neither sha256sum nor openssl is here to check the agent with'
  fi
}
`;

/** The address is that of `installPath`. */
const MAIN = `main() {
  case " $* " in
    *' --token '*) ;;
    *) fail 'a token is needed: --token TOKEN, as the console shows it' ;;
  esac
  [ "$(id -u)" = 0 ] || fail 'this must run as root: put sudo before "sh"'
  find_platform

  mkdir -p /usr/local/bin
  # Beside its place and not in /tmp, from where many machines run nothing.
  fresh="$program.$$"
  trap 'rm -f "$fresh"' EXIT INT TERM
  echo "fetching the Sightline agent $version for $platform"
  fetch "$api/install/$version/$platform" "$fresh" || fail "$api cannot be reached, or refuses"
  [ "$(sum_of "$fresh")" = "$sum" ] || fail 'what came is not the released agent: its SHA-256 differs. Nothing was installed'
  chmod 755 "$fresh"
  [ "$("$fresh" version)" = "$version" ] || fail 'the agent does not run here; it needs glibc 2.28 and libstdc++'

  if [ -d /run/systemd/system ]; then
    systemctl stop sightline-agent.service > /dev/null 2>&1 || true
    "$fresh" enroll --api "$api" "$@"
    "$fresh" service install
  else
    "$fresh" enroll --api "$api" "$@"
    mv "$fresh" "$program"
    echo 'systemd does not run on this machine, so nothing starts the agent: have your own service manager run'
    echo "  $program run"
  fi
}
`;

/** A word of sh, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
