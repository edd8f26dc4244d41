#!/usr/bin/env bash
# Changes the code in small ways, one at a time, and asks whether a test notices. Needs the .NET 10 SDK; takes minutes a room.
#   build/mutation.sh                 every room
#   build/mutation.sh ROOM...         these rooms: words, rollup, fold, news, money, units, decider, changes
# dotnet-stryker makes the changes, in a copy of the last commit in a temporary folder and with a test project of the few test classes that
# ask about these rooms; build/mutation-run.cs asks them. ORDERKIT_CASES says how many cases a property runs there; 40 when not set;
# ORDERKIT_SILENCE after how many minutes without a word a change counts as one that makes the tests run without end; 2 when not set.
# The score and every survivor are printed at the end; the reports lie in artifacts/mutation. docs/quality.md says what each survivor means.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

cases=${ORDERKIT_CASES:-40}
out=$PWD/artifacts/mutation
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# What a room mutates, relative to src/OrderKit.
files() {
    case $1 in
        words) echo Lifecycle.cs Money.cs LinePrice.cs Quantity.cs Currency.cs ;;
        rollup) echo Orders/OrderRollUp.cs ;;
        fold) echo Shipments/ParcelFold.cs Shipments/TrackingFold.cs ;;
        news) echo Orders/ReportTable.cs Orders/UnitNews.cs Orders/OrderReports.cs ;;
        money) echo Orders/OrderMoney.cs Orders/OrderDues.cs Payments/PaymentAccountEvolution.cs ;;
        units) echo Units/LineUnits.cs Units/ShipmentUnits.cs Units/UnitMove.cs ;;
        decider)
            echo Orders/OrderChecks.cs Orders/OrderRequests.cs Orders/OrderUnitRequests.cs Orders/OrderEvolution.cs
            echo Orders/OrderCorrection.cs Orders/OrderStages.cs Orders/OrderBackorderReports.cs
            ;;
        changes) echo Orders/ChangeEffect.cs Orders/OrderChanging.cs Orders/OrderChangeForm.cs ;;
        *) echo "unknown room $1" >&2; return 2 ;;
    esac
}

# The test classes that must notice, by how their names begin after OrderKit.Tests. These are what docs/quality.md scores.
classes() {
    case $1 in
        words) echo RootWordsTests Words. ;;
        rollup) echo Orders. ;;
        fold) echo Shipments. ;;
        money) echo Payments. Orders. ;;
        changes) echo Changes. Orders. ;;
        decider) echo Orders. Units. Payments. ;;
        *) echo Orders. Units. ;;
    esac
}

# Writes the test project of the copy: these files and no other.
write_test_project() {
    cat > "$copy/tests/OrderKit.Tests/OrderKit.Tests.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <IsTestProject>true</IsTestProject>
    <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include="$1" Exclude="${2:-none}" />
    <PackageReference Include="FsCheck.Xunit" />
    <PackageReference Include="Microsoft.NET.Test.Sdk" />
    <PackageReference Include="xunit" />
    <PackageReference Include="xunit.runner.visualstudio" />
    <ProjectReference Include="../../src/OrderKit/OrderKit.csproj" />
    <Using Include="NodaTime" />
    <Using Include="Xunit" />
  </ItemGroup>
</Project>
PROJECT
}

# Changes all the files at once. The one test that dotnet-stryker may ask comes by none of them: it only keeps the changed library.
change() {
    local room name mutated=()
    for room in "$@"; do
        for name in $(files "$room"); do
            mutated+=(--mutate "$name")
        done
    done

    write_test_project KeepTests.cs
    cat > KeepTests.cs <<KEEP
namespace OrderKit.Tests;

public sealed class KeepTests
{
    [Fact]
    public void Keep() => File.Copy(new OrderId("SO-1").GetType().Assembly.Location, "$copy/OrderKit.dll", overwrite: true);
}
KEEP
    nice dotnet build --configuration Release --verbosity quiet
    nice dotnet stryker --project OrderKit.csproj --configuration Release "${mutated[@]}" --concurrency 1 --reporter json \
        --output "$copy/changes" --skip-version-check --verbosity error
}

# Builds the test classes that say something of these rooms and take no minutes, beside the changed library: the walks over whole lifecycles
# stay out, and what reads this repository or needs another of its projects.
build_tests() {
    write_test_project "Changes/*.cs;Orders/*.cs;Payments/*.cs;Shipments/*.cs;Units/*.cs;Words/*.cs;RootWordsTests.cs;Support/Order*.cs;\
Support/RollUp*.cs;Support/S*.cs;Tailoring/Engraving.cs;Tailoring/HostileInstructions.cs;Availability/Shop.cs;Checkout/Spoiled.cs;\
Checkout/Trial.cs" "Orders/OrderLifecycle*.cs;Orders/OrderPlayTests.cs;Orders/OrderServiceTests.cs;Orders/OrderRefusalProperties.cs;\
Support/SourceFile.cs;Support/Summaries.cs"
    find . -name '*.cs' -exec sed -i -E "s/MaxTest = [0-9_]+/MaxTest = $cases/" {} +
    nice dotnet build --configuration Release --verbosity quiet
    cp -r bin/Release/net10.0 "$copy/asked"
    cp "$copy/OrderKit.dll" "$copy/asked/OrderKit.dll"
}

ask() {
    local room=$1
    rm -rf "${out:?}/$room"
    nice dotnet run build/mutation-run.cs "$copy/asked" "$copy/changes/reports/mutation-report.json" "$out/$room/mutation-report.json" \
        "$(files "$room" | xargs | tr ' ' ',')" "$(classes "$room" | xargs | tr ' ' ',')"
}

[[ $# -gt 0 ]] || set -- words rollup fold news money units decider changes
for room in "$@"; do
    files "$room" > /dev/null
done

dotnet tool restore --verbosity quiet
commit=$(git rev-parse --short HEAD)
git archive "$commit" | tar -x -C "$copy"
sed -i -E 's#<(TreatWarningsAsErrors|EnforceCodeStyleInBuild|GenerateDocumentationFile)>true#<\1>false#; s#latest-recommended#none#' \
    "$copy/Directory.Build.props"
(
    cd "$copy/tests/OrderKit.Tests"
    change "$@"
    build_tests
)
for room in "$@"; do
    ask "$room"
done

echo "measured on commit $commit, $cases cases a property"
dotnet run build/mutation-score.cs "$out"
