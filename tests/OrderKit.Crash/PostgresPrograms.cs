using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrderKit.Crash;

/// <summary>The programs of PostgreSQL on this machine, and how to run one of them.</summary>
public static class PostgresPrograms
{
    /// <summary>Looks for the newest programs the system's package has brought.</summary>
    /// <returns>Their folder.</returns>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static string Find()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return versions.Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderByDescending(folder => int.Parse(Path.GetFileName(Path.GetDirectoryName(folder))!, CultureInfo.InvariantCulture))
            .FirstOrDefault()
            ?? throw new InvalidOperationException(
                "These tests need PostgreSQL: install the system's package, as build/test.sh does. "
                + "ORDERKIT_POSTGRES may name a server for those that do not kill it.");
    }

    /// <summary>Gives a folder to the user the server runs as, for initdb refuses root.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What to put before a program so that this user runs it; <c>env</c> where it is us already.</returns>
    public static string[] Owned(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return ["env"];
        }

        var isKnown = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));
        var user = isKnown ? "postgres" : "nobody";
        using var give = Process.Start("chown", [user, folder]);
        give.WaitForExit();
        return ["setpriv", $"--reuid={user}", "--clear-groups"];
    }

    /// <summary>Looks for a port that nobody listens on.</summary>
    /// <returns>Its number.</returns>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program of PostgreSQL to its end, as the user to whom the folder belongs.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="program">The program's name.</param>
    /// <param name="arguments">What it is told.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static void Run(string folder, string program, params string[] arguments)
    {
        string[] command = [.. Owned(folder), Path.Combine(Find(), program), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var trouble = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {trouble}{said.Result}");
        }
    }
}
