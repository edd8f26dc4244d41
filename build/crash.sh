#!/usr/bin/env bash
# Kills a shop over a store with kill -9, again and again, and judges its files against what it had acknowledged to the outside.
#   build/crash.sh STORE [KILLS] [SEED]   STORE: sqlite; 1000 kills by default; first the two shops broken on purpose, which must be caught
# A crash of the process, not of the machine: the operating system keeps what it was given.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

store=${1:?the store: sqlite} kills=${2:-1000} seed=${3:-1}
dotnet build tests/OrderKit.Crash -c Release -v q -clp:NoSummary
crash=(dotnet tests/OrderKit.Crash/bin/Release/net10.0/OrderKit.Crash.dll campaign "$store")

for control in AcknowledgesEarly ForgetsIds; do
    if "${crash[@]}" 120 "$seed" "$control"; then
        echo "the judge found nothing in a shop that $control: it proves nothing" >&2
        exit 1
    fi
    echo "caught: $control"
done

"${crash[@]}" "$kills" "$seed"
