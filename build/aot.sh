#!/usr/bin/env bash
# Publishes the smoke program to native code without one trimming or AOT warning, runs it and compares what it prints.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

if ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    echo "aot: left out, for native code needs clang or gcc and neither is here" >&2
    [[ ${CI:-} != true ]]
    exit
fi

smoke=tests/OrderKit.AotSmoke
out=artifacts/aot
rm -rf "$out"
dotnet publish "$smoke" -c Release -v q -clp:NoSummary -o "$out"
"$out/OrderKit.AotSmoke" | diff - "$smoke/expected.txt"
echo "aot: published without warnings, prints what it should ($(du -h "$out/OrderKit.AotSmoke" | cut -f1))"
