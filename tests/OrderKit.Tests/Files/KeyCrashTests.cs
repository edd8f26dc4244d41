using OrderKit.Files;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Files;

/// <summary>Each step of making and erasing a key, cut off after it: the folder is put into the state that a crash there leaves.</summary>
public sealed class KeyCrashTests : IDisposable
{
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(44)]
    public async Task A_draft_that_was_left_behind_is_no_key(int written)
    {
        var (draft, dropped) = await MadeAsync();
        File.Move(folder.KeyFile, draft);
        await File.WriteAllBytesAsync(draft, (await File.ReadAllBytesAsync(draft))[..written]);

        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
        var key = await folder.Keys.GetOrCreateAsync(Sample.Id, default);
        Assert.NotEqual(dropped, key.ToArray());
        Assert.True(await folder.Keys.EraseAsync(Sample.Id, default));
        AssertNothingRemains(key.ToArray());
        AssertNothingRemains(dropped);
    }

    [Fact]
    public async Task A_key_that_was_named_but_whose_draft_still_stands_is_the_key_and_is_erased_under_both_names()
    {
        var (draft, key) = await MadeAsync();
        File.Copy(folder.KeyFile, draft);

        Assert.Equal(key, (await folder.Keys.GetOrCreateAsync(Sample.Id, default)).ToArray());
        Assert.True(await folder.Keys.EraseAsync(Sample.Id, default));
        AssertNothingRemains(key);
    }

    [Fact]
    public async Task An_erasure_that_only_left_its_mark_counts_and_is_ended_by_the_next()
    {
        var (_, key) = await MadeAsync();
        await File.WriteAllBytesAsync(Path.ChangeExtension(folder.KeyFile, ".erased"), []);

        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
        Assert.False(await folder.Keys.EraseAsync(Sample.Id, default));
        AssertNothingRemains(key);
    }

    [Fact]
    public async Task An_erasure_cut_off_after_taking_the_name_away_is_ended_by_the_next()
    {
        var (draft, key) = await MadeAsync();
        await File.WriteAllBytesAsync(Path.ChangeExtension(folder.KeyFile, ".erased"), []);
        File.Move(folder.KeyFile, draft);

        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
        Assert.False(await folder.Keys.EraseAsync(Sample.Id, default));
        AssertNothingRemains(key);
    }

    [Fact]
    public async Task A_key_half_overwritten_is_erased_and_not_broken()
    {
        await MadeAsync();
        await File.WriteAllBytesAsync(Path.ChangeExtension(folder.KeyFile, ".erased"), []);
        await File.WriteAllBytesAsync(folder.KeyFile, new byte[44]);

        Assert.Null(await folder.Keys.FindAsync(Sample.Id, default));
    }

    [Fact]
    public async Task A_key_named_after_the_erasers_mark_is_taken_away_again_by_its_maker()
    {
        var (_, key) = await MadeAsync();
        await folder.Keys.EraseAsync(Sample.Id, default);

        // What a maker does who had looked before the mark was there.
        Assert.Null(new KeyFile(folder.Path, Sample.Id).Create(key));
        AssertNothingRemains(key);
    }

    private async Task<(string Draft, byte[] Key)> MadeAsync()
    {
        var key = (await folder.Keys.GetOrCreateAsync(Sample.Id, default)).ToArray();
        return (Path.ChangeExtension(folder.KeyFile, ".left.new"), key);
    }

    private void AssertNothingRemains(byte[] key)
    {
        Assert.False(folder.Holds(key));
        Assert.EndsWith(".erased", Assert.Single(folder.Files), StringComparison.Ordinal);
    }
}
