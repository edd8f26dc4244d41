namespace OrderKit.Documents;

/// <summary>What may be known of a document without opening it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Id">Its name, unique within the order.</param>
/// <param name="Kind">What it is, as in <c>label</c>, <c>proof</c>, <c>upload</c>.</param>
/// <param name="Format">As in <c>pdf</c>, <c>zpl</c>, <c>png</c>.</param>
public sealed record DocumentEntry(OrderId Order, DocumentId Id, Code Kind, Code Format);
