using OrderKit.Carriers;

namespace OrderKit.Delivery;

/// <summary>The front door to delivery: asks all carriers and the host's own transport what they can offer.</summary>
/// <param name="carriers">The registered carriers; those without <see cref="ICarrierOptions"/> are not asked.</param>
/// <param name="own">The host's own ways of delivering; empty for none.</param>
public sealed class DeliveryPlanner(CarrierRegistry carriers, IEnumerable<IOwnDelivery> own)
{
    private readonly ValueList<IOwnDelivery> own = own.ToValueList();

    /// <summary>All options for a delivery. A carrier in trouble leaves the others standing and is named in the answer.</summary>
    /// <param name="question">Where to, what and when.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The options, always in the same order for the same answers.</returns>
    public async Task<DeliveryOffer> FindOptionsAsync(DeliveryQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var answers = await Task.WhenAll(
            carriers.All.OfType<ICarrierOptions>().Select(carrier => AskAsync(carrier, question, cancellationToken))).ConfigureAwait(false);
        var hosts = await Task.WhenAll(own.Select(o => o.FindOptionsAsync(question, cancellationToken))).ConfigureAwait(false);
        return new(
            Sorted(answers.SelectMany(a => a.Options).Concat(hosts.SelectMany(o => o))),
            answers.SelectMany(a => a.Silent).ToValueList());
    }

    /// <summary>Asks once more whether a shown option still stands, and gives the choice that an order keeps.</summary>
    /// <param name="shown">The option the customer chose.</param>
    /// <param name="question">The question, asked anew: its moment is now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The choice as shown; or a refusal: <see cref="RefusalReason.DeliveryOptionNotOffered"/>, or
    /// <see cref="RefusalReason.DeliveryCutOffPassed"/> when it would come later than shown.</returns>
    public async Task<Decision<DeliveryChoice>> ChooseAsync(
        DeliveryOption shown, DeliveryQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var offer = await FindOptionsAsync(question, cancellationToken).ConfigureAwait(false);
        return offer.Options.FirstOrDefault(shown.IsSameWayAs) is not { } now ? DeliveryRefusals.NotOffered(shown, offer)
            : question.AskedAt >= shown.OrderBefore && now.By > shown.By ? DeliveryRefusals.CutOffPassed(shown, now)
            : now.From != shown.From || now.By != shown.By || now.Price != shown.Price ? DeliveryRefusals.NotOffered(shown, offer)
            : Decision.Accept(shown.ToChoice());
    }

    private static async Task<DeliveryOffer> AskAsync(
        ICarrierOptions carrier, DeliveryQuestion question, CancellationToken cancellationToken)
    {
        var handOverOn = question.HandOverOn;
        try
        {
            var options = await carrier.FindOptionsAsync(
                new(question.Country, question.PostalCode, handOverOn, question.WeightGrams), cancellationToken).ConfigureAwait(false);
            return new(options.Select(o => Shown(carrier.Code, o, question)).ToValueList(), []);
        }
        catch (CarrierException trouble)
        {
            return new([], [new(carrier.Code, trouble.Trouble, trouble.IsTransient, trouble.RetryAfter)]);
        }
    }

    private static DeliveryOption Shown(Code carrier, CarrierOption option, DeliveryQuestion question)
    {
        var handOverOn = question.HandOverOn;
        return new(
            option.Option, option.Kind, carrier, option.Service, option.From, option.By, option.Price, option.ServicePoint,
            question.Dispatch.OrderBefore(handOverOn),
            [
                FormattableString.Invariant($"ready on {question.ReadyOn:uuuu-MM-dd}"),
                FormattableString.Invariant($"handed over on {handOverOn:uuuu-MM-dd}, cut-off {question.Dispatch.CutOff:HH:mm}"),
                .. option.Steps,
            ]);
    }

    private static ValueList<DeliveryOption> Sorted(IEnumerable<DeliveryOption> options) => options
        .OrderBy(o => o.By).ThenBy(o => o.From).ThenBy(o => o.Price is null)
        .ThenBy(o => o.Price?.Currency.Code, StringComparer.Ordinal).ThenBy(o => o.Price?.Amount)
        .ThenBy(o => o.Carrier?.Value, StringComparer.Ordinal).ThenBy(o => o.Option.Value, StringComparer.Ordinal)
        .ThenBy(o => o.ServicePoint, StringComparer.Ordinal).ToValueList();
}
