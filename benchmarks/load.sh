#!/usr/bin/env bash
# Runs a load program and writes its figures into its page in results/.
#   benchmarks/load.sh sqlite [SECONDS] [REPETITIONS]
#   benchmarks/load.sh postgres [PART] [SECONDS] [REPETITIONS] [ORDERS]
#       PART     all, or one of hot, two, life, feed, delay, many; the others' figures stay as they are
#       SECONDS  measured of each contender in each repetition, 3 when nothing is said
#       ORDERS   how many the parts feed (50,000) and many (1,000,000) fill in
# PostgreSQL is started from the system's programs in a temporary folder, or ORDERKIT_POSTGRES names a server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

store=${1:?the store: sqlite or postgres}
shift
dotnet build benchmarks/OrderKit.Load -c Release -v q -clp:NoSummary
mkdir -p artifacts

# figures PAGE MARK WORDS…   runs the program and puts what it prints between the mark and its end
figures() {
    local page=$1 mark=$2
    shift 2
    dotnet benchmarks/OrderKit.Load/bin/Release/net10.0/OrderKit.Load.dll "$@" | tee artifacts/load.txt
    sed -i -e "/^<!-- $mark -->\$/r artifacts/load.txt" -e "/^<!-- $mark -->\$/,/^<!-- end of $mark -->\$/{/^<!-- /!d}" "$page"
}

case $store in
    sqlite)
        page=benchmarks/results/load-sqlite.md
        figures "$page" figures sqlite "$@"
        ;;
    postgres)
        page=benchmarks/results/load-postgresql.md
        part=${1:-all}
        [[ $# == 0 ]] || shift
        [[ $part == all ]] && parts="hot two life feed delay many" || parts=$part
        for part in $parts; do
            figures "$page" "figures of $part" postgres "$part" "$@"
        done
        ;;
    *) echo "no such store: $store" >&2; exit 2 ;;
esac
echo "$page is written"
