#!/usr/bin/env bash
# Kills a shop over a store with kill -9, again and again, and its server too where it has one, and judges what is left against what it had
# acknowledged to the outside.
#   build/crash.sh STORE [KILLS] [SEED]   STORE: sqlite or postgresql; 1000 kills by default; first what is broken on purpose, to be caught
# A crash of processes, not of the machine: the operating system keeps what it was given.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

store=${1:?the store: sqlite or postgresql} kills=${2:-1000} seed=${3:-1}
dotnet build tests/OrderKit.Crash -c Release -v q -clp:NoSummary
crash=(dotnet tests/OrderKit.Crash/bin/Release/net10.0/OrderKit.Crash.dll campaign "$store")

controls=(AcknowledgesEarly ForgetsIds)
[[ $store != postgresql ]] || controls+=(CommitsLazily)
for control in "${controls[@]}"; do
    if "${crash[@]}" 120 "$seed" "$control"; then
        echo "the judge found nothing in a shop that $control: it proves nothing" >&2
        exit 1
    fi
    echo "caught: $control"
done

"${crash[@]}" "$kills" "$seed"
