namespace OrderKit.Testing.Running;

/// <summary>Ends a case of something the store does not promise.</summary>
internal sealed class NotPromisedException(string message) : Exception(message);
