namespace OrderKit;

/// <summary>Every reason for which a request can be refused, with its fixed number.</summary>
/// <remarks>A number is never reused or given another meaning. The number is also the rank: where several reasons apply, the lowest is
/// given. 1–199 orders, 200–299 availability, 300–399 shipments, 400–499 carriers, 500–599 delivery, 600–699 checkout. New reasons take
/// free numbers, so a program keeps a default arm.</remarks>
public enum RefusalReason
{
}
