using OrderKit.Files;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Files;

public sealed class FilePersonalDataKeysTests : IDisposable
{
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_key_is_32_random_bytes_and_the_same_for_everybody_who_asks()
    {
        var key = await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        var again = new FilePersonalDataKeys(folder.Path);

        Assert.Equal(32, key.Length);
        Assert.Equal(key.ToArray(), (await folder.Keys.GetOrCreateAsync(Sample.Id, default)).ToArray());
        Assert.Equal(key.ToArray(), (await again.GetOrCreateAsync(Sample.Id, default)).ToArray());
        Assert.Equal(key.ToArray(), (await again.FindAsync(Sample.Id, default))!.Value.ToArray());
        Assert.NotEqual(key.ToArray(), (await folder.Keys.GetOrCreateAsync(new("SO-2"), default)).ToArray());
    }

    [Fact]
    public async Task Finding_makes_no_key()
    {
        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b\\c:d*e?")]
    [InlineData(".")]
    [InlineData("CON")]
    [InlineData("åäö-\u0416\u4e2d")]
    public async Task An_orders_number_may_hold_any_character(string number)
    {
        var key = await folder.Keys.GetOrCreateAsync(new(number), default);

        Assert.Equal(key.ToArray(), (await folder.Keys.FindAsync(new(number), default))!.Value.ToArray());
        Assert.Matches("^[0-9a-f]{64}\\.key$", Assert.Single(folder.Files));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(folder.Path)!));
    }

    [Fact]
    public async Task Files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public async Task Erased_once_the_order_stays_erased_and_no_copy_of_the_key_remains()
    {
        var key = (await folder.Keys.GetOrCreateAsync(Sample.Id, default)).ToArray();
        Assert.True(folder.Holds(key));

        Assert.True(await folder.Keys.EraseAsync(Sample.Id, default));
        Assert.False(await folder.Keys.EraseAsync(Sample.Id, default));

        Assert.False(folder.Holds(key));
        Assert.EndsWith(".erased", Assert.Single(folder.Files), StringComparison.Ordinal);
        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
        var again = new FilePersonalDataKeys(folder.Path);
        var trouble = await Assert.ThrowsAsync<InvalidOperationException>(async () => await again.GetOrCreateAsync(Sample.Id, default));
        Assert.Contains(Sample.Id.Value, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_what_was_never_made_leaves_nothing_and_takes_nothing()
    {
        var other = await folder.Keys.GetOrCreateAsync(new("SO-2"), default);
        Assert.False(await folder.Keys.EraseAsync(Sample.Id, default));
        Assert.Single(folder.Files);
        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        Assert.True(await folder.Keys.EraseAsync(Sample.Id, default));
        Assert.Equal(other.ToArray(), (await folder.Keys.FindAsync(new("SO-2"), default))!.Value.ToArray());
    }

    [Fact]
    public async Task One_changed_byte_or_a_file_cut_anywhere_is_an_error_and_never_a_new_key()
    {
        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        var good = await File.ReadAllBytesAsync(folder.KeyFile);
        for (var at = 0; at < good.Length; at++)
        {
            var changed = good.ToArray();
            changed[at] ^= 1;
            await AssertBrokenAsync(changed);
            await AssertBrokenAsync(good[..at]);
        }

        await AssertBrokenAsync([.. good, 0]);
    }

    [Fact]
    public async Task A_file_copied_over_another_is_noticed()
    {
        await folder.Keys.GetOrCreateAsync(new("SO-2"), default);
        var theirs = await File.ReadAllBytesAsync(folder.KeyFile);
        File.Delete(folder.KeyFile);
        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        await AssertBrokenAsync(theirs);
    }

    [Fact]
    public async Task A_broken_file_can_be_erased()
    {
        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        await AssertBrokenAsync([1, 2, 3]);
        Assert.True(await folder.Keys.EraseAsync(Sample.Id, default));
        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
    }

    [Fact]
    public async Task Whoever_gave_up_waiting_makes_and_erases_nothing()
    {
        var gaveUp = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await folder.Keys.GetOrCreateAsync(Sample.Id, gaveUp));
        await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await folder.Keys.FindAsync(Sample.Id, gaveUp));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await folder.Keys.EraseAsync(Sample.Id, gaveUp));
        Assert.NotNull(await folder.Keys.FindAsync(Sample.Id, default));
    }

    private async Task AssertBrokenAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(folder.KeyFile, content);
        foreach (var ask in (Func<Task>[])
        [
            async () => await folder.Keys.FindAsync(Sample.Id, default),
            async () => await folder.Keys.GetOrCreateAsync(Sample.Id, default),
        ])
        {
            Assert.Contains(Sample.Id.Value, (await Assert.ThrowsAsync<InvalidOrderDataException>(ask)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(content, await File.ReadAllBytesAsync(folder.KeyFile));
    }
}
