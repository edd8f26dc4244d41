namespace OrderKit.Sqlite;

/// <summary>A text that is UTF-8 already, as stored forms are, and is stored as a text.</summary>
/// <param name="Bytes">The text.</param>
internal sealed record Utf8Text(byte[] Bytes);
