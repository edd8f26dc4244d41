using System.Reflection;
using OrderKit.Tests.Support;
using Stateless;

namespace OrderKit.Tests.Conventions;

public sealed class PublicSurfaceTests
{
    private static readonly Assembly Core = typeof(OrderId).Assembly;

    // The whole of what the core may stand on. From the platform only what computes: no files, network, database, console or thread.
    private static readonly string[] MayReference =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "NodaTime", "Stateless",
        "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable", "System.ComponentModel", "System.Linq",
        "System.Memory", "System.Runtime", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Runtime.Numerics",
        "System.Security.Cryptography",
        "System.Text.Encoding.Extensions", "System.Text.Encodings.Web", "System.Text.Json", "System.Text.RegularExpressions",
        "System.Threading",
    ];

    [Fact]
    public void Every_public_type_is_closed_immutable_and_asynchronous_in_the_same_manner() =>
        Convention.Holds(Core.GetExportedTypes().SelectMany(PublicSurface.Faults));

    [Fact]
    public void Every_type_has_a_name_that_says_something() =>
        Convention.Holds(Core.GetTypes().Where(PublicSurface.IsWritten).SelectMany(type => PublicSurface.NameFaults(type.Name)));

    [Fact]
    public void The_core_stands_on_what_it_may_and_on_nothing_else() =>
        Convention.Holds(Core.GetReferencedAssemblies().Select(reference => reference.Name!).Except(MayReference));

    [Fact]
    public void The_core_refers_to_its_four_packages_only()
    {
        var lines = Repository.Text("src/OrderKit/OrderKit.csproj").Split('\n')
            .Where(line => line.Contains("<PackageReference", StringComparison.Ordinal));

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "NodaTime", "Stateless"],
            lines.Select(line => line.Split('"')[1]).Order());
    }

    [Theory]
    [InlineData(typeof(Samples.Open), "neither sealed nor static nor abstract")]
    [InlineData(typeof(Samples.Derivable), "can be derived outside through ()")]
    [InlineData(typeof(Samples.DerivableRecord), "can be derived outside through ()")]
    [InlineData(typeof(Samples.Settable), "Name can be set")]
    [InlineData(typeof(Samples.LooseStruct), "a struct that is not readonly")]
    [InlineData(typeof(Samples.ChangingRecord), "the field count can change")]
    [InlineData(typeof(Samples.OpenField), "the field Count can change")]
    [InlineData(typeof(Samples.Leaking), "lets StateMachine`2 of Stateless be seen")]
    [InlineData(typeof(Samples.Inheriting), "lets StateMachine`2 of Stateless be seen")]
    [InlineData(typeof(Samples.AsyncVoid), "Run is async void")]
    [InlineData(typeof(Samples.AsyncNames), "Load does not end in Async")]
    [InlineData(typeof(Samples.AsyncNames), "CountAsync ends in Async and is not")]
    [InlineData(typeof(Samples.AsyncNames), "LoadAsync does not take a CancellationToken last")]
    [InlineData(typeof(Samples.IPort), "ListAsync does not take a CancellationToken last")]
    public void A_type_that_breaks_a_rule_is_caught(Type type, string fault) =>
        Assert.Contains($"{type.FullName}: {fault}", PublicSurface.Faults(type));

    [Theory]
    [InlineData(typeof(Samples.Closed))]
    [InlineData(typeof(Samples.Closed.Case))]
    [InlineData(typeof(Samples.WellMadeOptions))]
    [InlineData(typeof(Samples.WellMade))]
    public void A_type_that_keeps_the_rules_is_let_through(Type type) => Assert.Empty(PublicSurface.Faults(type));

    [Theory]
    [InlineData("OrderManager", false)]
    [InlineData("DateHelper", false)]
    [InlineData("CarrierBase", false)]
    [InlineData("TrackingInfo", false)]
    [InlineData("OrderDataImpl", false)]
    [InlineData("DatabaseInformation", true)]
    [InlineData("PersonalDataKeys", true)]
    [InlineData("InvalidOrderDataException", true)]
    public void A_name_that_says_nothing_is_caught(string name, bool isFine) => Assert.Equal(isFine, !PublicSurface.NameFaults(name).Any());

    internal static class Samples
    {
        internal class Open;

        internal sealed class Guest : Open;

        internal abstract class Derivable;

        internal abstract record DerivableRecord;

        internal abstract record Closed
        {
            private protected Closed()
            {
            }

            internal sealed record Case(int Count) : Closed;
        }

        internal sealed class Settable
        {
            public string Name { get; set; } = "";
        }

        internal sealed class WellMadeOptions
        {
            public string Name { get; set; } = "";
        }

        internal record struct LooseStruct(int Count);

        internal sealed record ChangingRecord
        {
            private int count;

            public int Next() => ++count;
        }

        internal sealed class OpenField
        {
            public int Count = 1;
        }

        internal sealed class Leaking
        {
            public static IReadOnlyList<StateMachine<int, int>[]> Machines() => [];
        }

        internal sealed class Inheriting() : StateMachine<int, int>(0);

        internal sealed class AsyncVoid
        {
            public static async void Run() => await Task.Yield();
        }

        internal sealed class AsyncNames
        {
            public static Task<int> Load(CancellationToken cancellation) => Task.FromResult(cancellation.IsCancellationRequested ? 0 : 1);

            public static int CountAsync() => 1;

            public static ValueTask LoadAsync(int count) => new(Task.FromResult(count));
        }

        internal interface IPort
        {
            IAsyncEnumerable<int> ListAsync(int from);
        }

        internal sealed class WellMade : IAsyncDisposable
        {
            public static Task<int> LoadAsync(int count, CancellationToken cancellation) =>
                Task.FromResult(cancellation.IsCancellationRequested ? 0 : count);

            public ValueTask DisposeAsync() => default;
        }
    }
}
