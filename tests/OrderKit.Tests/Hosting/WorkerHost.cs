using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderKit.Hosting;

namespace OrderKit.Tests.Hosting;

/// <summary>A real generic host with OrderKit and its workers, whose logs can be read.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly IHost host;
    private bool isStarted;

    internal WorkerHost(Action<OrderKitBuilder> build, Action<WorkerOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new Lines(Log));
        build(builder.Services.AddOrderKit().AddWorkers(options =>
        {
            options.Idle = TimeSpan.FromMilliseconds(5);
            configure?.Invoke(options);
        }));
        host = builder.Build();
    }

    internal ConcurrentQueue<string> Log { get; } = new();

    internal async Task StartAsync()
    {
        await host.StartAsync();
        isStarted = true;
    }

    internal T Door<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    internal async Task<HealthReportEntry> HealthAsync() =>
        (await Door<HealthCheckService>().CheckHealthAsync()).Entries["orderkit"];

    public async ValueTask DisposeAsync()
    {
        if (isStarted)
        {
            await host.StopAsync();
        }

        host.Dispose();
    }

    /// <summary>Waits until something is so: workers work when they work. A minute is far more than they need.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    internal static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private sealed class Lines(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");

        public void Dispose()
        {
        }
    }
}
