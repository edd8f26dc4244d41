#!/usr/bin/env bash
# Changes the code in small ways, one at a time, and asks whether a test notices. Needs the .NET 10 SDK; takes minutes a room.
#   build/mutation.sh                 every room
#   build/mutation.sh ROOM...         these rooms: words, units, fold, rollup, news, decider
# Works on a copy of the last commit in a temporary folder; properties run 100 cases there, so that a mutant takes seconds. The score and
# every survivor are printed at the end; the reports lie in artifacts/mutation. docs/quality.md says what each survivor means.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

cases=${ORDERKIT_CASES:-100}
out=$PWD/artifacts/mutation
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# What a room mutates, relative to src/OrderKit, and the tests that must notice.
files() {
    case $1 in
        words) echo Lifecycle.cs Money.cs LinePrice.cs Quantity.cs Currency.cs ;;
        units) echo 'Units/*.cs' ;;
        fold) echo 'FullyQualifiedName~Tests.Shipments.TrackingFold|FullyQualifiedName~Tests.Shipments.ShipmentNews' ;;
        rollup) echo Orders/OrderRollUp.cs Orders/ReportTable.cs Orders/OrderLifecycle.cs Orders/OrderStages.cs ;;
        news) echo Orders/UnitNews.cs Orders/UnitSelection.cs Orders/OrderCorrection.cs Orders/OrderEvolution.cs ;;
        decider) echo Orders/OrderDecider.cs Orders/OrderRe*.cs Orders/OrderUnit*.cs Orders/OrderPlac*.cs Orders/OrderC[hl]*.cs ;;
        *) echo "unknown room $1" >&2; return 2 ;;
    esac
}

tests() {
    case $1 in
        fold) echo 'FullyQualifiedName~Tests.Shipments.TrackingFold|FullyQualifiedName~Tests.Shipments.ShipmentNews' ;;
        words) echo 'FullyQualifiedName~Tests.RootWords|FullyQualifiedName~Tests.Words' ;;
        *) echo 'FullyQualifiedName~Tests.Orders|FullyQualifiedName~Tests.Units' ;;
    esac
}

mutate() {
    local room=$1 file mutated=()
    for file in $(set -f; files "$room"); do
        mutated+=(--mutate "$file")
    done

    (
        cd "$copy/tests/OrderKit.Tests"
        nice dotnet stryker --project OrderKit.csproj --configuration Release "${mutated[@]}" --test-case-filter "$(tests "$room")" \
            --concurrency 1 --reporter json --reporter dots --output "$out/$room" --skip-version-check --verbosity error
    )
}

[[ $# -gt 0 ]] || set -- words units fold rollup news decider
dotnet tool restore --verbosity quiet
commit=$(git rev-parse --short HEAD)
git archive "$commit" | tar -x -C "$copy"
find "$copy/tests" -name '*.cs' -exec sed -i -E "s/MaxTest = [0-9_]+/MaxTest = $cases/" {} +
for room in "$@"; do
    rm -rf "${out:?}/$room"
    mutate "$room"
done

echo "measured on commit $commit, $cases cases a property"
dotnet run build/mutation-score.cs "$out"
