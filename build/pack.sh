#!/usr/bin/env bash
# Packs every package from the Release build, with package validation, and asserts what is in them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

rm -rf artifacts/packages
dotnet pack OrderKit.sln -c Release "$@" -v q -clp:NoSummary -o artifacts/packages
dotnet run build/check-packages.cs artifacts/packages
