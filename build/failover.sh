#!/usr/bin/env bash
# Kills a PostgreSQL primary under load with kill -9, promotes its synchronous standby and judges it against what had been acknowledged.
#   build/failover.sh [ROUNDS] [SEED]   20 rounds by default; first with a standby that was cut off, which must be caught
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

rounds=${1:-20} seed=${2:-1}
dotnet build tests/OrderKit.Crash -c Release -v q -clp:NoSummary
failover=(dotnet tests/OrderKit.Crash/bin/Release/net10.0/OrderKit.Crash.dll failover)

if "${failover[@]}" 1 "$seed" cut-off; then
    echo "the judge found nothing behind a standby that was cut off: it proves nothing" >&2
    exit 1
fi
echo "caught: a standby that was cut off"

"${failover[@]}" "$rounds" "$seed"
