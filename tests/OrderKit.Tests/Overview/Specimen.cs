using System.Reflection;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Overview;

/// <summary>Makes one of anything that events are made of, so that a test meets kinds of events nobody told it about.</summary>
internal static class Specimen
{
    private static readonly Dictionary<Type, object> Given = new()
    {
        [typeof(int)] = 1, [typeof(long)] = 1L, [typeof(bool)] = true, [typeof(string)] = "sample", [typeof(decimal)] = 1m,
        [typeof(Instant)] = Sample.Start, [typeof(LocalDate)] = new LocalDate(2026, 3, 6), [typeof(Duration)] = Duration.FromDays(1),
        [typeof(Code)] = new Code("look"), [typeof(Currency)] = Sample.Sek, [typeof(LineTerms)] = Sample.Line(1, 1),
    };

    /// <summary>The kinds of events there are.</summary>
    internal static IReadOnlyList<Type> Kinds { get; } =
        [.. typeof(OrderEvent).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(OrderEvent)) && !t.IsAbstract)];

    internal static object Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        : Given.TryGetValue(type, out var given) ? given
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? List(type.GetGenericArguments()[0])
        : type.IsAbstract ? Of(type.Assembly.GetTypes().First(t => t.IsAssignableTo(type) && !t.IsAbstract))
        : Make(type);

    private static object Make(Type type)
    {
        var maker = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters().All(p => p.ParameterType != type))
            .OrderByDescending(c => c.IsPublic).ThenByDescending(c => c.GetParameters().Length)
            .First();
        return maker.Invoke([.. maker.GetParameters().Select(p => Of(p.ParameterType))]);
    }

    private static object List(Type item)
    {
        var one = Array.CreateInstance(item, 1);
        one.SetValue(Of(item), 0);
        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(item).Invoke(null, [one])!;
    }
}
