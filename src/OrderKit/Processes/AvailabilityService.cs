using NodaTime;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Promising;

namespace OrderKit.Processes;

/// <summary>What a shop shows: how many there are, else from when, for one article or a page of them, channel by channel.</summary>
/// <remarks>Answers of the moment, from the shelves, the receipts expected and those who wait already; only a reservation holds. Safe to
/// share between threads.</remarks>
public sealed class AvailabilityService
{
    private readonly ISupply supply;
    private readonly IBackorderStore waiting;
    private readonly BackorderTerms terms;
    private readonly IClock clock;
    private readonly Dictionary<Code, ChannelRules> channels;
    private readonly ChannelRules everywhere;
    private readonly IPreOrders? preOrders;

    /// <summary>Joins supply, those who wait, and what the channels see.</summary>
    /// <param name="supply">What is there and what is expected.</param>
    /// <param name="waiting">Who waits for what.</param>
    /// <param name="terms">The shop's terms: how promises are computed, whether what is not there is sold, which day it is.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="channels">How each sales channel speaks of the stock.</param>
    /// <param name="rules">The rules of the stock; a channel that names no locations here sees those it sees there. Null for none.</param>
    /// <param name="preOrders">What is sold before its release; null when nothing is.</param>
    /// <exception cref="ArgumentException">A channel stands twice.</exception>
    public AvailabilityService(
        ISupply supply, IBackorderStore waiting, BackorderTerms terms, IClock clock, IEnumerable<ChannelRules> channels,
        StockRules? rules = null, IPreOrders? preOrders = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(channels);
        (this.supply, this.waiting, this.terms, this.clock) = (supply, waiting, terms, clock);
        this.channels = channels.ToDictionary(
            channel => channel.Channel,
            channel => channel with { Locations = channel.Locations ?? rules?.Find(channel.Channel)?.Locations });
        everywhere = new("everywhere") { Backorders = terms.Acceptance };
        this.preOrders = preOrders;
    }

    /// <summary>Answers for one article.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="question">How many are wanted, and where.</param>
    /// <param name="channel">The channel that asks; null sees all locations and sells as the shop's terms say.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer; an article nothing is known of is not available.</returns>
    /// <exception cref="ArgumentException">The channel is not registered.</exception>
    public async Task<AvailabilityAnswer> AnswerAsync(
        Sku sku, AvailabilityQuestion question, Code? channel = null, CancellationToken cancellationToken = default) =>
        (await AnswerAsync([sku], question, channel, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Answers for many articles at once, as for a list page.</summary>
    /// <param name="skus">The articles.</param>
    /// <param name="question">How many are wanted of each, and where.</param>
    /// <param name="channel">The channel that asks; null sees all locations and sells as the shop's terms say.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answers, in the order of the articles.</returns>
    /// <exception cref="ArgumentException">The channel is not registered.</exception>
    public async Task<ValueList<AvailabilityAnswer>> AnswerAsync(
        ValueList<Sku> skus, AvailabilityQuestion question, Code? channel = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var rules = Find(channel);
        var today = clock.GetCurrentInstant().InZone(terms.Zone).Date;
        var answers = new AvailabilityAnswer[skus.Count];
        for (var at = 0; at < answers.Length; at++)
        {
            var pictures = await supply.OfAsync(skus[at], cancellationToken).ConfigureAwait(false);
            var list = await waiting.LoadAsync(skus[at], cancellationToken).ConfigureAwait(false);
            var unreleased = preOrders is null ? null : await preOrders.OfAsync(skus[at], cancellationToken).ConfigureAwait(false);
            var known = SkuSupply.Of(skus[at], pictures, terms.Atp, today) with
            {
                Waiting = Sum(list),
                PreOrder = unreleased is null ? null : KnownSupply.Counted(unreleased, list.Lines),
            };
            answers[at] = Promiser.Answer(known, rules, question);
        }

        return new(answers);
    }

    private ChannelRules Find(Code? channel) =>
        channel is not { } name ? everywhere
        : channels.TryGetValue(name, out var rules) ? rules
        : throw new ArgumentException($"No channel {name} is registered.", nameof(channel));

    private static Quantity Sum(WaitingList list) => (int)Math.Min(Quantity.Max, list.Lines.Sum(line => (long)line.Units.Value));
}
