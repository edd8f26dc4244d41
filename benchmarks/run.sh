#!/usr/bin/env bash
# Runs the benchmarks and writes their tables into results/; the words around a table stay.
#   benchmarks/run.sh                 all of them, some ten minutes
#   benchmarks/run.sh '*Stock*'       some of them
# BenchmarkDotNet ends with 0 even when a benchmark failed, so a figure that is not there ends this script with 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

left=$PWD/artifacts/benchmarks
rm -rf "$left"
dotnet run -c Release --project benchmarks/OrderKit.Benchmarks -- --filter "${1:-*}" --artifacts "$left"

# The runtime and the number of cores, and the table: what says nothing of who owns the machine.
figures() {
    awk '
        / logical / { match($0, /[0-9]+ logical/); cores = substr($0, RSTART, RLENGTH) " cores" }
        /Runtime=|DefaultJob|Job-.*: \.NET/ { if (!runtime && match($0, /\.NET [0-9.]+/)) runtime = substr($0, RSTART, RLENGTH) }
        /^\|/ { table = table $0 "\n" }
        END { printf "%s, %s.\n\n%s", runtime, cores, table }' "$1"
}

shopt -s nullglob
reports=("$left"/results/*-report-github.md)
[[ ${#reports[@]} -gt 0 ]] || { echo "no benchmark ran" >&2; exit 1; }
for report in "${reports[@]}"; do
    class=$(basename "$report" -report-github.md)
    class=${class##*.}
    if grep -qE '(^|[;,])"?(NA|\?)"?([;,]|$)' "${report%-github.md}.csv"; then
        echo "$class: a benchmark failed" >&2
        failed=yes
        continue
    fi

    page=benchmarks/results/$(sed -E 's/Benchmarks$//; s/([a-z])([A-Z])/\1-\2/g' <<<"$class" | tr '[:upper:]' '[:lower:]').md
    [[ -f $page ]] || printf '# %s\n\n<!-- figures -->\n<!-- end of figures -->\n' "$class" >"$page"
    figures "$report" >"$left/figures"
    sed -i -e "/^<!-- figures -->\$/r $left/figures" -e '/^<!-- figures -->$/,/^<!-- end of figures -->$/{/^<!-- /!d}' "$page"
    echo "$page is written"
done
[[ -z ${failed:-} ]]
