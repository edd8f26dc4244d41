using NodaTime;

namespace OrderKit.PersonalData;

/// <summary>Says that the law wants something kept of an order although the customer asked to be erased, and until when.</summary>
/// <remarks>The right to erasure ends where a legal obligation to keep begins: Regulation (EU) 2016/679, article 17(3)(b). How long is the
/// host's to say; in Sweden bookkeeping is kept until the end of the seventh year after the calendar year in which the financial year ended
/// (Bokföringslagen 1999:1078, 7 kap. 2 §).</remarks>
/// <param name="Ground">The legal ground in the host's words, as in <c>bookkeeping</c>.</param>
/// <param name="Until">The last day on which it is kept.</param>
public sealed record RetentionMark(Code Ground, LocalDate Until);
