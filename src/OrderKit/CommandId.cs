namespace OrderKit;

/// <summary>Names one wish or one piece of news, so that saying it twice does it once.</summary>
/// <remarks>Made by the caller and kept for retries; unique within one order, stock or shipment. 1 to 100 characters without white space or
/// control characters; compared exactly. Never personal data.</remarks>
public readonly record struct CommandId
{
    /// <summary>Names it by the given text.</summary>
    /// <param name="value">1 to 100 characters without white space or control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a forbidden character.</exception>
    public CommandId(string value) => Value = Identifier.Require(value);

    /// <summary>The text of the id; null only in a default instance.</summary>
    public string Value { get; }

    /// <summary>The id of a command that follows from something else, so that whoever derives it again derives the same.</summary>
    /// <param name="purpose">What the command is for, up to 60 characters.</param>
    /// <param name="from">What it follows from.</param>
    /// <returns>The purpose, a hyphen and a fingerprint of the rest.</returns>
    public static CommandId Derived(string purpose, params ReadOnlySpan<string> from)
    {
        var content = new ContentWriter();
        foreach (var part in from)
        {
            content.Field("from", part);
        }

        return new($"{purpose}-{content.ToHash()}");
    }

    /// <summary>The text of the id.</summary>
    /// <returns>The text, or an empty string for a default instance.</returns>
    public override string ToString() => Value ?? "";
}
