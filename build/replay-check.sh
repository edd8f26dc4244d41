#!/usr/bin/env bash
# Replays the real data sets and compares every figure with the published ones. Needs the .NET 10 SDK and the data.
#   build/replay-check.sh [FOLDER] [STORE]   FOLDER holds the data sets, each with its stats.json; default ../shared/data
#                                            STORE keeps the orders: memory, sqlite or postgres, for which ORDERKIT_POSTGRES names a server
# The data is not part of this repository: where it is absent, this says so and is content.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

data=${1:-../shared/data} store=${2:-memory}
if ! compgen -G "$data/*/stats.json" >/dev/null; then
    echo "replay-check: no data in $data, nothing compared"
    exit 0
fi

dotnet build samples/Replay -c Release -v q -clp:NoSummary
out=$PWD/artifacts/replay
mkdir -p "$out"
differing=0

# check SET FOLDER [blocks that are not asked of the engine]
check() {
    [[ -f $data/$2/stats.json ]] || { echo "replay-check: no $data/$2, not compared"; return; }
    replay "$1" "$data/$2" --json "$out/$1.json" --store "$store" || { echo "$1: not everything could be read"; differing=1; }
    replay compare "$out/$1.json" "$data/$2/stats.json" ${3:+--without "$3"} || differing=1
}

replay() { dotnet samples/Replay/bin/Release/net10.0/Replay.dll "$@"; }

check olist olist items,payments,payments_vs_items
check retail online-retail
check ledger retail-stock-ledger
check vn2 vn2-inventory
exit "$differing"
