#!/usr/bin/env bash
# Writes the public surface of every package into its PublicAPI.Unshipped.txt, for review in the diff.
#   build/api.sh          what is new since the last release; what is gone of it is listed as *REMOVED*
#   build/api.sh --ship   at a release: the whole surface becomes the shipped one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 LC_ALL=C

header='#nullable enable'

# The analyser itself says, symbol by symbol, which lines are missing (RS0016) and which are too many (RS0017).
findings() {
    local log
    log=$(dotnet build "$1" -c Release -v q --no-incremental -p:TreatWarningsAsErrors=false -clp:NoSummary 2>&1) || {
        grep -E ': error ' <<<"$log" | sort -u >&2
        return 1
    }
    # What it says of projects that this one refers to is theirs.
    grep -E "\[[^]]*/$1/[^/]*\.csproj" <<<"$log" | grep -oE "warning RS001[67]: Symbol '.*' is (not )?part of the declared" | sort -u || true
}

surface() {
    local folder=$1 found before
    before=$(cat "$folder/PublicAPI.Unshipped.txt" 2>/dev/null || printf '%s' "$header")
    printf '%s\n' "$header" >"$folder/PublicAPI.Unshipped.txt"
    [[ -f $folder/PublicAPI.Shipped.txt && $2 != --ship ]] || printf '%s\n' "$header" >"$folder/PublicAPI.Shipped.txt"
    found=$(findings "$folder") || {
        printf '%s\n' "$before" >"$folder/PublicAPI.Unshipped.txt"
        echo "$folder does not build; its files are as before" >&2
        return 1
    }
    {
        printf '%s\n' "$header"
        sed -nE "s/^warning RS0017: Symbol '(.*)' is part of the declared$/*REMOVED*\1/p" <<<"$found"
        sed -nE "s/^warning RS0016: Symbol '(.*)' is not part of the declared$/\1/p" <<<"$found"
    } >"$folder/PublicAPI.Unshipped.txt"
    [[ $2 != --ship ]] || {
        cp "$folder/PublicAPI.Unshipped.txt" "$folder/PublicAPI.Shipped.txt"
        printf '%s\n' "$header" >"$folder/PublicAPI.Unshipped.txt"
    }
    echo "$folder: $(grep -cv '^#' "$folder/PublicAPI.Unshipped.txt" || true) unshipped lines"
}

for project in src/*/*.csproj; do
    surface "$(dirname "$project")" "${1:-}"
done
