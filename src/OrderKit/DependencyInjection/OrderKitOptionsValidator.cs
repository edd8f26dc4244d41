using Microsoft.Extensions.Options;
using NodaTime;
using OrderKit.Orders;

namespace OrderKit;

/// <summary>Finds every fault in a host's options, with value and unit.</summary>
internal sealed class OrderKitOptionsValidator : IValidateOptions<OrderKitOptions>
{
    public ValidateOptionsResult Validate(string? name, OrderKitOptions options)
    {
        var faults = OrderRules.Faults(options.HoldTypes, options.Stages).ToList();
        if (options.ReservationLifetime <= Duration.Zero || options.ReservationLifetime > OrderKitOptions.ReservationLifetimeMax)
        {
            faults.Add(FormattableString.Invariant(
                $"ReservationLifetime is {options.ReservationLifetime.TotalMinutes} minutes; it must be more than 0 and at most 30 days."));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
