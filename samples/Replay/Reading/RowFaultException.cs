namespace OrderKit.Samples.Replay.Reading;

/// <summary>A row cannot be read; the message says which value is wrong and what it should be.</summary>
internal sealed class RowFaultException(string message) : Exception(message);
