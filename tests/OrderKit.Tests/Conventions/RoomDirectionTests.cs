using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

public sealed class RoomDirectionTests
{
    [Fact]
    public void Every_room_sees_only_the_rooms_below_it() => Convention.Holds(RoomDirection.Faults([.. Repository.Core]));

    [Fact]
    public void The_table_names_only_rooms_of_the_table_and_has_no_circle()
    {
        var left = RoomDirection.Sees.ToDictionary();
        while (left.Where(room => !room.Value.Any(left.ContainsKey)).Select(room => room.Key).ToArray() is { Length: > 0 } lowest)
        {
            Array.ForEach(lowest, room => left.Remove(room));
        }

        Assert.Empty(left);
        Assert.All(RoomDirection.Sees, room => Assert.All(room.Value, seen => Assert.Contains(seen, RoomDirection.Sees.Keys)));
    }

    [Fact]
    public void No_room_is_seen_without_a_line_that_says_so() =>
        Assert.DoesNotContain("<Using", Repository.Text("src/OrderKit/OrderKit.csproj"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Orders/X.cs", "using OrderKit.Shipments;", "Orders may not see OrderKit.Shipments")]
    [InlineData("Orders/X.cs", "global using static OrderKit.Availability.Stock;", "Orders may not see OrderKit.Availability.Stock")]
    [InlineData("Availability/X.cs", "using X = global::OrderKit.Orders.Order;", "Availability may not see OrderKit.Orders.Order")]
    [InlineData("Shipments/X.cs", "class X { OrderKit.Orders.Order? order; }", "Shipments may not see OrderKit.Orders.Order")]
    [InlineData("Shipments/X.cs", "class X { object? y = Orders.Order.Empty; }", "Shipments may not see Orders.Order")]
    [InlineData("Availability/X.cs", "class X { List<Orders.Order[]>? y; }", "Availability may not see Orders.Order")]
    [InlineData("X.cs", "using OrderKit.Orders;", "the root may not see OrderKit.Orders")]
    [InlineData("X.cs", "using Stateless;", "the root may not see Stateless")]
    [InlineData("Orders/Lifecycle.cs", "using Stateless.Graph;", "Orders may not see Stateless.Graph")]
    [InlineData("Orders/X.cs", "class X { Stateless.StateMachine<int, int>? y; }", "Orders may not see Stateless.StateMachine")]
    [InlineData("Delivery/X.cs", "using Microsoft.Extensions.Options;", "Delivery may not see Microsoft.Extensions.Options")]
    [InlineData("Delivery/X.cs", "using Npgsql;", "Delivery may not see Npgsql")]
    [InlineData("Delivery/X.cs", "using OrderKit.Orders;", "Delivery may not see OrderKit.Orders")]
    [InlineData("Carriers/X.cs", "class X { OrderKitBuilder? y; }", "Carriers may not see OrderKitBuilder")]
    [InlineData("Orders/X.cs", "namespace OrderKit.Sales;", "namespace OrderKit.Sales should be OrderKit.Orders")]
    [InlineData("Kitchen/X.cs", "", "the room Kitchen is not in the table of RoomDirection.cs; add it with the rooms it may see")]
    public void A_look_in_a_forbidden_direction_is_caught(string path, string text, string fault) =>
        Assert.Contains(Faults(path, text), found => found.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("Lifecycle.cs", "using Stateless;")]
    [InlineData("X.cs", "using System.Text; using NodaTime.Text;")]
    [InlineData("Carriers/X.cs", "using OrderKit.Shipments; namespace OrderKit.Carriers;")]
    [InlineData("Delivery/X.cs", "class X { OrderKit.Availability.Stock? y; OrderKit.Refusal? z; Carriers.Carrier? w; }")]
    [InlineData("Orders/X.cs", "/// <see cref=\"OrderKit.Shipments.Shipment\"/>\nclass X { int Shipments; }")]
    [InlineData("Orders/X.cs", "class X { int Shipments; string Y => Shipments.ToString(); }")]
    [InlineData("DependencyInjection/X.cs", "using Microsoft.Extensions.Options; using OrderKit.Overview;")]
    [InlineData("DependencyInjection/X.cs", "namespace OrderKit; class X { OrderKitBuilder? y; }")]
    public void A_look_in_an_allowed_direction_is_none(string path, string text) => Assert.Empty(Faults(path, text));

    private static IEnumerable<string> Faults(string path, string text) => RoomDirection.Faults(
    [
        new("src/OrderKit/Refusal.cs", "class Refusal;"),
        new("src/OrderKit/Orders/Order.cs", "namespace OrderKit.Orders; class Order;"),
        new("src/OrderKit/Availability/Stock.cs", "namespace OrderKit.Availability; class Stock;"),
        new("src/OrderKit/Shipments/Shipment.cs", "namespace OrderKit.Shipments; class Shipment;"),
        new("src/OrderKit/Carriers/Carrier.cs", "namespace OrderKit.Carriers; class Carrier;"),
        new("src/OrderKit/DependencyInjection/OrderKitBuilder.cs", "namespace OrderKit; class OrderKitBuilder;"),
        new($"src/OrderKit/{path}", text),
    ]);
}
