namespace OrderKit.Crash;

/// <summary>Files in the shop's own folder.</summary>
internal sealed class FilePlace : CrashPlace
{
    internal override int LongestLife => 260;

    public override void Dispose()
    {
    }

    internal override void Begin(string folder)
    {
    }

    internal override void Copy(string folder, string to)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    internal override void End(string folder)
    {
    }

    internal override Task<CrashShop> LiveAsync(Random random, Func<int, int, CrashShop> start) => KillShopAsync(random, start);
}
