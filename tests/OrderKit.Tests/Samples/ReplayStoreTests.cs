namespace OrderKit.Tests.Samples;

public sealed class ReplayStoreTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Kept_in_a_database_the_excerpt_gives_the_figures_that_it_gives_in_memory(string store)
    {
        using var memory = new ReplayFolder();
        using var other = new ReplayFolder();

        var (exit, _, errors) = await ReplayFolder.RunAsync("--json", memory.Figures);
        var (second, _, secondErrors) = await ReplayFolder.RunAsync("--json", other.Figures, "--store", store);

        Assert.Equal((exit, errors), (second, secondErrors));
        foreach (var block in (string[])["main", "source", "commands", "refusals", "contradictions"])
        {
            Assert.Equal(Block(memory, block), Block(other, block));
        }
    }

    [Fact]
    public async Task A_store_that_nobody_knows_is_no_command() =>
        Assert.Equal(2, (await ReplayFolder.RunAsync("--store", "paper")).Exit);

    private static string Block(ReplayFolder folder, string name) => ReplayFolder.Json(folder.Figures).GetProperty(name).GetRawText();
}
