using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace OrderKit.Tests.Conventions;

/// <summary>What a host may rely on in the shape of every public type, read from the compiled assembly.</summary>
internal static partial class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Words that say nothing about the trade, and the terms of the trade that contain one of them.
    private static readonly string[] EmptyWords =
        ["Manager", "Helper", "Helpers", "Base", "Info", "Data", "Util", "Utils", "Utility", "Impl"];

    private static readonly string[] Terms = ["PersonalData", "InvalidOrderData"];

    internal static IEnumerable<string> Faults(Type type) =>
        Shape(type).Concat(Mutability(type)).Concat(Signatures(type)).Concat(Asynchrony(type)).Select(fault => $"{type.FullName}: {fault}");

    internal static IEnumerable<string> NameFaults(string name)
    {
        var rest = Terms.Aggregate(name, (left, term) => left.Replace(term, "", StringComparison.Ordinal));
        return Word().Matches(rest).Select(word => word.Value).Intersect(EmptyWords).Select(word => $"{name}: {word} says nothing");
    }

    internal static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && IsOf(type, "OrderKit");

    // Sealed, static, or an abstract root of a closed hierarchy: nobody outside can derive.
    private static IEnumerable<string> Shape(Type type)
    {
        if (!type.IsClass || type.IsSealed || typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        if (!type.IsAbstract)
        {
            yield return "neither sealed nor static nor abstract";
        }

        // The language gives every record that can be derived a reachable copy constructor.
        foreach (var constructor in type.GetConstructors(Declared).Where(IsReachable).Where(c => !IsCopy(c, type)))
        {
            var parameters = constructor.GetParameters().Select(parameter => parameter.ParameterType.Name);
            yield return $"can be derived outside through ({string.Join(", ", parameters)})";
        }
    }

    private static IEnumerable<string> Mutability(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$", Declared) is not null;
        if (type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute)))
        {
            yield return "a struct that is not readonly";
        }

        if (!type.Name.EndsWith("Options", StringComparison.Ordinal))
        {
            foreach (var property in type.GetProperties(Declared)
                .Where(property => property.SetMethod is { } set && IsReachable(set) && !IsInit(set)))
            {
                yield return $"{property.Name} can be set";
            }
        }

        foreach (var field in type.GetFields(Declared)
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !type.IsEnum && (isRecord || IsReachable(field))))
        {
            yield return $"the field {field.Name} can change";
        }
    }

    private static IEnumerable<string> Signatures(Type type)
    {
        var methods = type.GetMethods(Declared).Where(IsReachable).ToArray();
        var seen = methods.Cast<MethodBase>().Concat(type.GetConstructors(Declared).Where(IsReachable))
            .SelectMany(member => member.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Concat(methods.Select(method => method.ReturnType))
            .Concat(type.GetFields(Declared).Where(IsReachable).Select(field => field.FieldType))
            .Concat(type.GetInterfaces())
            .Concat(type.BaseType is { } parent ? [parent] : []);
        return seen.SelectMany(Flat).Where(used => IsOf(used, "Stateless")).Distinct()
            .Select(used => $"lets {used.Name} of Stateless be seen");
    }

    private static IEnumerable<string> Asynchrony(Type type)
    {
        // A delegate's Invoke takes its name from the language, and a disposal from the platform.
        foreach (var method in type.GetMethods(Declared).Where(method => IsReachable(method) && !method.IsSpecialName)
            .Where(method => method.Name is not ("DisposeAsync" or "Invoke" or "EndInvoke")))
        {
            var isAsync = method.ReturnType.Name.Split('`')[0] is "Task" or "ValueTask" or "IAsyncEnumerable";
            if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            {
                yield return $"{method.Name} is async void";
            }

            if (isAsync != method.Name.EndsWith("Async", StringComparison.Ordinal))
            {
                yield return $"{method.Name} {(isAsync ? "does not end in Async" : "ends in Async and is not")}";
            }

            if (isAsync && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            {
                yield return $"{method.Name} does not take a CancellationToken last";
            }
        }
    }

    private static IEnumerable<Type> Flat(Type type) =>
        type.HasElementType ? Flat(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flat).Prepend(type)
        : [type];

    private static bool IsOf(Type type, string space) => type.Namespace is { } name && name.Split('.')[0] == space;

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null && constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsReachable(MethodBase member) => member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly;

    private static bool IsReachable(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
