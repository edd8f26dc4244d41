using Microsoft.Extensions.Options;

namespace OrderKit.Hosting;

/// <summary>Finds every fault of the options at once, at start.</summary>
internal sealed class WorkerOptionsValidator : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        List<string> faults = [];
        Add(options.Idle <= TimeSpan.Zero, $"{nameof(options.Idle)} must be more than zero.");
        Add(options.LongestWait < options.Idle, $"{nameof(options.LongestWait)} must be at least {nameof(options.Idle)}.");
        Add(options.SilentAfter <= options.LongestWait, $"{nameof(options.SilentAfter)} must be more than {nameof(options.LongestWait)}.");
        Add(options.BehindMax < 1, $"{nameof(options.BehindMax)} must be 1 or more.");
        Add(options.Owner is not { Length: >= 1 and <= 100 }, $"{nameof(options.Owner)} must have 1 to 100 characters.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Add(bool isFault, string fault)
        {
            if (isFault)
            {
                faults.Add(fault);
            }
        }
    }
}
