#!/usr/bin/env bash
# Uses the package as a host outside the repository does: packs it, makes a fresh console project in a temporary folder that refers to the
# package and to nothing of these sources, puts the README's code into it, compiles, runs and compares what it prints.
#   build/use-package.sh [--no-build]     --no-build packs what the last Release build made
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

root=$PWD
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT

# A version nobody else has, and a package folder of its own: no cache can answer with another build. All other packages come from the
# usual folder, where the build has put them, or else from the usual source.
version=0.0.1-use.$$.$(date +%s)
usual=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: *//')
mkdir -p "$usual"
[[ ${1:-} == --no-build ]] || dotnet build src/OrderKit -c Release -v q -clp:NoSummary
dotnet pack src/OrderKit -c Release --no-build -p:Version="$version" -p:NuspecOutputPath="$away/nuspec/" -v q -clp:NoSummary \
    -o "$away/feed"

host=$away/host
mkdir "$host"
cat >"$host/nuget.config" <<XML
<configuration>
  <packageSources><add key="local" value="../feed" /></packageSources>
  <fallbackPackageFolders><add key="usual" value="$usual" /></fallbackPackageFolders>
  <config><add key="globalPackagesFolder" value="../packages" /></config>
</configuration>
XML

cat >"$host/Host.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="OrderKit" Version="$version" />
    <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" />
  </ItemGroup>
</Project>
XML

# The block of the README that a region of the sample stands in.
readme() {
    awk -v marker="<!-- snippet: samples/Tour/FirstOrder.cs#$1 -->" '
        $0 == marker { found = 1; next }
        found && /^```csharp$/ { inside = 1; next }
        inside && /^```$/ { exit }
        inside { print; lines++ }
        END { exit lines == 0 }' "$root/README.md" || { echo "use-package: README.md has no code $1" >&2; return 1; }
}

{
    cat <<'CS'
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OrderKit;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;

OrderId Number = new("SO-1001");
ShipmentId Shipment = new("SO-1001-1");
LocationId Warehouse = new("boras");
Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");
DeliveryChoice choice = new("home", "simpost", Service: "simpost-home");
var clock = new Hours();
var host = new ServiceCollection().AddSingleton<IClock>(clock);
CS
    readme wire
    cat <<'CS'
await using var services = host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
var stock = services.GetRequiredService<IStockKeeper>();
await stock.HandleAsync(new StockCommand.Receive(new("receipt-1"), new("MUG-BLUE"), Warehouse, 5));
await stock.HandleAsync(new StockCommand.Receive(new("receipt-2"), new("TEA-100G"), Warehouse, 1));
CS
    readme buy
    readme ship
    cat <<'CS'
Console.WriteLine($"label {booked.Value.Shipment.Parcels[0].TrackingNumber}");
var tracking = services.GetRequiredService<OrderTracking>();
var runner = services.GetRequiredService<ProcessRunner>();
for (var look = 1; look <= 10; look++)
{
    clock.Pass(6);
CS
    readme follow
    cat <<'CS'
    var order = (await services.GetRequiredService<IOrderStore>().LoadAsync(Number, default))!;
    if (order.Status is OrderStatus.Delivered)
    {
        Console.WriteLine($"{order.Id} is {order.Status}, {shipment.Received.Count} scans, {disagreements.Count} disagreements");
        return 0;
    }
}

return 1;

internal sealed class Hours : IClock
{
    private Instant now = Instant.FromUtc(2026, 3, 2, 9, 0);

    public Instant GetCurrentInstant() => now;

    public void Pass(int hours) => now += Duration.FromHours(hours);
}
CS
} >"$host/Program.cs"

expected='SO-1001 is Placed
label SIM000100000001-1
SO-1001 is Delivered, 5 scans, 0 disagreements'
dotnet build "$host" -c Release -v q -clp:NoSummary
[[ -d $away/packages/orderkit/$version ]] || { echo "use-package: the package was not restored from the local feed" >&2; exit 1; }
diff <(dotnet "$host/bin/Release/net10.0/Host.dll") <(printf '%s\n' "$expected")
echo "use-package: a host that knows only the package compiles the README's code, and it does what it says"
