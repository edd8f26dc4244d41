using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Makes figures of one source.</summary>
internal sealed class Counted(FigureSource source)
{
    private static readonly InstantPattern WallClock = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    internal static string WallClockText(Instant time) => WallClock.Format(time);

    internal Figure Number(string name, long value) => new SingleFigure(name, value.ToString(CultureInfo.InvariantCulture), source);

    /// <summary>A text that needs no escaping.</summary>
    internal Figure Text(string name, string value) => new SingleFigure(name, $"\"{value}\"", source);

    internal Figure Time(string name, Instant? value) =>
        value is { } time ? Text(name, WallClockText(time)) : new SingleFigure(name, "null", source);

    internal Figure Amount(string name, decimal value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Days in millionths, with one decimal at least.</summary>
    internal Figure Days(string name, long millionths) =>
        new SingleFigure(name, (millionths / 1_000_000m).ToString("0.0#####", CultureInfo.InvariantCulture), source);

    internal FigureBlock Numbers<TKey>(string name, IEnumerable<KeyValuePair<TKey, int>> values)
        where TKey : notnull => new(name, [.. values.Select(value => Number($"{value.Key}", value.Value))]);
}
