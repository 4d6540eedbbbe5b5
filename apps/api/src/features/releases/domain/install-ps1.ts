import { type InstallTarget, installPath } from './install-target.ts';

/** The script of a server that has no release. */
export const NOTHING_TO_INSTALL_PS1 =
  "throw 'Sightline: this server has no agent release to install. Ask its operator to publish one.'\r\n";

/** Returns the script for PowerShell 5.1 and later, on Windows x64. */
export function installPs1({ apiUrl, version, manifests }: InstallTarget): string {
  const windows = manifests.find(({ platform }) => platform === 'win32-x64');
  if (windows === undefined) return NOTHING_TO_INSTALL_PS1;
  return `# Installs the Sightline agent ${version} on this machine, enrolls it, and runs it as a scheduled task:
#   & ([scriptblock]::Create((irm ${apiUrl}/install.ps1))) -Token TOKEN [-Role boh|terminal|caps|service_host] [-Hostname NAME]
# Removes it and everything it wrote:
#   & ([scriptblock]::Create((irm ${apiUrl}/install.ps1))) -Uninstall
param(
  [string]$Token,
  [string]$Role = 'boh',
  [string]$Hostname = $env:COMPUTERNAME,
  [switch]$Uninstall
)
$ErrorActionPreference = 'Stop'
# PowerShell 5.1 downloads a hundred times slower while it shows progress.
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

$api = ${quoted(apiUrl)}
$folder = Join-Path $env:ProgramFiles 'Sightline'
$program = Join-Path $folder 'sightline-agent.exe'

$user = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
  throw 'Sightline: run this in a PowerShell opened as administrator.'
}

if ($Uninstall) {
  if (Test-Path $program) { & $program service uninstall }
  Remove-Item -Recurse -Force $folder -ErrorAction SilentlyContinue
  return
}
if (-not $Token) { throw 'Sightline: missing -Token TOKEN; copy the whole command from the console.' }
if (-not [Environment]::Is64BitOperatingSystem) { throw 'Sightline: there is no agent for 32-bit Windows.' }

New-Item -ItemType Directory -Force $folder | Out-Null
$fresh = "$program.download"
Write-Output 'downloading the Sightline agent ${version} for Windows'
Invoke-WebRequest -UseBasicParsing -Uri "$api${installPath(version, 'win32-x64')}" -OutFile $fresh
if ((Get-FileHash -Algorithm SHA256 $fresh).Hash -ne '${windows.sha256}') {
  Remove-Item -Force $fresh
  throw 'Sightline: the downloaded file is not the released agent: its SHA-256 differs. Nothing was installed.'
}
# A running agent locks its file and its state.
schtasks /End /TN 'Sightline agent' 2>$null | Out-Null
Get-Process sightline-agent -ErrorAction SilentlyContinue | Where-Object { $_.Path -eq $program } | Stop-Process -Force
for ($attempt = 0; $attempt -lt 20; $attempt++) {
  try { Move-Item -Force $fresh $program; break } catch { if ($attempt -eq 19) { throw }; Start-Sleep -Milliseconds 500 }
}
& $program enroll --api $api --token $Token --role $Role --hostname $Hostname
if ($LASTEXITCODE -ne 0) { throw "Sightline: enrollment failed (exit status $LASTEXITCODE)." }
& $program service install
if ($LASTEXITCODE -ne 0) { throw "Sightline: the agent was not installed as a task (exit status $LASTEXITCODE)." }
`.replaceAll('\n', '\r\n');
}

/** Quotes any text as one word of PowerShell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
