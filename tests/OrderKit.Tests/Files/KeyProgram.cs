using OrderKit.Files;
using OrderKit.Tests.PostgreSql;

namespace OrderKit.Tests.Files;

/// <summary>What this assembly does when it is started as a program: another process that wants the keys of a folder, or another host over
/// a database.</summary>
/// <remarks>Waits until the file <c>go</c> is there, then asks for the keys of orders 1 to N and prints them, one a line.</remarks>
public static class KeyProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The folder of the keys, the file to wait for and how many orders.</param>
    /// <returns>0.</returns>
    public static async Task<int> Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments[0] == HostProgram.Name)
        {
            return await HostProgram.RunAsync(arguments[1..]);
        }

        var keys = new FilePersonalDataKeys(arguments[0]);
        Console.WriteLine("ready");
        while (!File.Exists(arguments[1]))
        {
            await Task.Delay(1);
        }

        for (var number = 1; number <= int.Parse(arguments[2], null); number++)
        {
            var key = await keys.GetOrCreateAsync(new($"SO-{number}"), default);
            Console.WriteLine(Convert.ToHexStringLower(key.Span));
        }

        return 0;
    }
}
