using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Stands between Npgsql and the server and counts round trips: how often something was asked after an answer had come.</summary>
/// <remarks>Counts exactly where one connection asks one thing after the other, as in a test that waits for each call.</remarks>
internal sealed class TurnaroundCounter : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly (string Host, int Port) server;
    private int turnarounds;

    internal TurnaroundCounter(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        server = (settings.Host!, settings.Port);
        listener.Start();
        settings.Host = "127.0.0.1";
        settings.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        settings.SslMode = SslMode.Disable;
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        ConnectionString = settings.ConnectionString;
        _ = AcceptAsync();
    }

    internal string ConnectionString { get; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    internal async Task<int> CountAsync(Func<Task> act)
    {
        var before = Volatile.Read(ref turnarounds);
        await act();
        return Volatile.Read(ref turnarounds) - before;
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            var there = new TcpClient { NoDelay = true };
            await there.ConnectAsync(server.Host, server.Port, stop.Token);
            var answered = new StrongBox<bool>(true);
            _ = PumpAsync(client.GetStream(), there.GetStream(), () =>
            {
                if (answered.Value)
                {
                    answered.Value = false;
                    Interlocked.Increment(ref turnarounds);
                }
            });
            _ = PumpAsync(there.GetStream(), client.GetStream(), () => answered.Value = true);
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Action seen)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, stop.Token) is var count and > 0)
        {
            seen();
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }

        to.Close();
    }

    private sealed class StrongBox<T>(T value)
    {
        internal T Value { get; set; } = value;
    }
}
