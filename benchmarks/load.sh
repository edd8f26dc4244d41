#!/usr/bin/env bash
# Runs a load program and writes its page into results/.
#   benchmarks/load.sh sqlite [SECONDS] [REPETITIONS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

store=${1:?the store: sqlite}
dotnet build benchmarks/OrderKit.Load -c Release -v q -clp:NoSummary
page=benchmarks/results/load-$store.md
mkdir -p artifacts
dotnet benchmarks/OrderKit.Load/bin/Release/net10.0/OrderKit.Load.dll "$@" | tee artifacts/load.txt
sed -i -e '/^<!-- figures -->$/r artifacts/load.txt' -e '/^<!-- figures -->$/,/^<!-- end of figures -->$/{/^<!-- /!d}' "$page"
echo "$page is written"
