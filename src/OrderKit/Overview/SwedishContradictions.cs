using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>News that do not agree with what the order knew.</content>
internal sealed partial class SwedishTimeline
{
    internal const string NeutralContradiction = "Det senaste beskedet stämmer inte med vad som var känt om beställningen.";

    private static string Contradicted(OrderEvent.Contradicted told, OrderStatus status, TimelineBackground known)
    {
        var goods = Subject(told, known);
        var (it, they) = ($"{goods.Pick("den", "de")}", $"{goods} rapporterades{Done(told.By, goods)}");
        return told.Kind switch
        {
            ContradictionKind.BeforePlaced => $"{News(told)} rapporterades med en tidigare tidpunkt än beställningens.",
            ContradictionKind.BeforeConfirmed => $"{News(told)} rapporterades trots att butiken ännu inte hade bekräftat beställningen.",
            ContradictionKind.WhileOnHold => $"{News(told)} rapporterades trots att en spärr borde ha stoppat utleveransen.",
            ContradictionKind.PastOpenGate => $"{News(told)} rapporterades trots att en obligatorisk kontroll inte var avklarad.",
            ContradictionKind.BeforeShipped =>
                $"{they} trots att {it} aldrig hade rapporterats som {goods.Pick("skickad", "skickade")}.",
            ContradictionKind.ShippedAfterArrival => $"{they} trots att {it} redan hade levererats, returnerats eller kommit bort.",
            ContradictionKind.MoreThanOrdered =>
                $"{News(told)} rapporterades med {Subject(told with { Shipment = null }, known)} mer än beställningen rymmer.",
            ContradictionKind.RetractedNothing => $"Ett besked om {goods} togs tillbaka trots att inget sådant besked hade lämnats.",
            ContradictionKind.AfterEnd => $"{News(told)} rapporterades trots att beställningen redan var {Status(status)}.",
            ContradictionKind.TimeUnknown => $"{News(told)} rapporterades utan uppgift om tidpunkt.",
            ContradictionKind.AfterCancelled => $"{they} trots att {it} hade strukits från beställningen.",
            ContradictionKind.AfterDelivered => $"{they} trots att {it} redan hade levererats.",
            ContradictionKind.AfterReturned => $"{they} trots att {it} redan hade kommit tillbaka.",
            ContradictionKind.AfterLost => $"{they} trots att {it} hade rapporterats som {goods.Pick("förlorad", "förlorade")}.",
            ContradictionKind.CancelledAfterHandOver =>
                $"Beställningen annullerades trots att {Units(told.Quantity.Value)} redan hade skickats.",
            ContradictionKind.MoreThanAuthorised => "Ett högre belopp drogs än vad som var reserverat.",
            ContradictionKind.MoreThanCaptured => "Ett högre belopp återbetalades än vad som hade betalats.",
            ContradictionKind.RefundedUnasked => "Ingen hade begärt återbetalningen.",
            ContradictionKind.Overcharged => "Kunden har betalat mer än vad beställningen kostar.",
            ContradictionKind.PaymentAmountDiffers => "En redan känd betalning rapporterades igen med ett annat belopp.",
            ContradictionKind.MoreThanHeld => "En reservation hävdes på ett högre belopp än vad som var reserverat.",
            ContradictionKind.BeforePaid => $"{News(told)} rapporterades trots att varorna inte hade betalats som avtalat.",
            ContradictionKind.MoreThanDisputed => "En tvist avgjordes om ett högre belopp än vad som hade bestridits.",
            ContradictionKind.BeforeApproval =>
                $"{News(told)} rapporterades trots att kunden ännu inte hade godkänt korrekturet.",
            _ => NeutralContradiction,
        };
    }
}
