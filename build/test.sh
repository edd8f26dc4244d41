#!/usr/bin/env bash
# Sets up and runs every test. Needs the .NET 10 SDK; works from any folder. PostgreSQL comes from the system's packages where it is
# missing; ORDERKIT_POSTGRES may name a server in which databases may be made. Tests that kill a server always start their own.
#   build/test.sh              restore, build, packages, a host that uses one, native smoke program, replay of the real data sets, tests
#   build/test.sh --quick      build and tests only (also --no-pack, --no-use, --no-aot, --no-replay)
# The last line is always "N passed, N failed", with ", N skipped" if any were; the exit code is 0 only if all is well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

results=$PWD/artifacts/test-results
pack=yes use=yes aot=yes replay=yes failed_steps=()
for flag in "$@"; do
    case $flag in
        --quick) pack=no use=no aot=no replay=no ;;
        --no-pack) pack=no ;;
        --no-use) use=no ;;
        --no-aot) aot=no ;;
        --no-replay) replay=no ;;
        *) echo "unknown flag $flag" >&2; exit 2 ;;
    esac
done

step() {
    local name=$1
    shift
    echo "== $name"
    "$@" || failed_steps+=("$name")
}

# The sum of one attribute over the <Counters> element of every result file.
total() {
    local attribute=$1
    cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $attribute=\"[0-9]*\"" \
        | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }' || true
}

# The tests start servers of their own; the package shall start none. Without it they fail and say why.
postgres() {
    ! compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || return 0
    [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || {
        echo "PostgreSQL is missing: install your system's package; ORDERKIT_POSTGRES names a server for those tests that kill none" >&2
        return 1
    }
    mkdir -p /etc/postgresql-common
    [[ -e /etc/postgresql-common/createcluster.conf ]] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql
}

rm -rf "$results"
mkdir -p "$results"
step postgres postgres
step build dotnet build OrderKit.sln -c Release -v q -clp:NoSummary
if [[ ${#failed_steps[@]} == 0 ]]; then
    [[ $pack == no ]] || step pack build/pack.sh --no-build
    [[ $use == no ]] || step use build/use-package.sh --no-build
    [[ $aot == no ]] || step aot build/aot.sh
    [[ $replay == no ]] || step replay build/replay-check.sh
    # A test that never ends is named and ended, or the whole run would say nothing.
    step tests dotnet test OrderKit.sln -c Release --no-build --logger "trx;LogFilePrefix=t" --results-directory "$results" \
        --blame-hang-timeout 10m --blame-hang-dump-type none
fi

passed=$(total passed) failed=$(total failed) skipped=$(($(total total) - $(total executed)))
[[ $passed -gt 0 ]] || failed_steps+=("nothing passed")
[[ $failed == 0 ]] || failed_steps+=("$failed tests")
[[ ${#failed_steps[@]} == 0 ]] || printf 'failed: %s\n' "${failed_steps[@]}"
[[ $skipped == 0 ]] && skipped="" || skipped=", $skipped skipped"
echo "$passed passed, $failed failed$skipped"
[[ ${#failed_steps[@]} == 0 ]]
