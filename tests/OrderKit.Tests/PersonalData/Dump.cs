using System.Collections;
using System.Reflection;
using System.Text;

namespace OrderKit.Tests.PersonalData;

/// <summary>Writes out everything reachable from an object, private fields included, and how each thing shows itself.</summary>
internal static class Dump
{
    internal static string Of(object? root)
    {
        var text = new StringBuilder();
        Write(root, text, new HashSet<object>(ReferenceEqualityComparer.Instance), 0);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, HashSet<object> seen, int depth)
    {
        if (value is null || value is Type or MemberInfo or Delegate || value.GetType().IsPointer || depth > 40
            || (!value.GetType().IsValueType && value is not string && !seen.Add(value)))
        {
            return;
        }

        text.AppendLine(value.ToString());
        switch (value)
        {
            case string or Enum:
                break;
            case byte[] bytes:
                text.AppendLine(Encoding.UTF8.GetString(bytes));
                break;
            case ReadOnlyMemory<byte> memory:
                text.AppendLine(Encoding.UTF8.GetString(memory.Span));
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Write(item, text, seen, depth + 1);
                }

                break;
            default:
                if (!value.GetType().IsPrimitive && value is not DateTime and not decimal)
                {
                    WriteFields(value, text, seen, depth);
                }

                break;
        }
    }

    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static void WriteFields(object value, StringBuilder text, HashSet<object> seen, int depth)
    {
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                {
                    Write(field.GetValue(value), text, seen, depth + 1);
                }
            }
        }
    }
}
