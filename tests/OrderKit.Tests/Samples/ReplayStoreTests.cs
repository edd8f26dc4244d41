namespace OrderKit.Tests.Samples;

public sealed class ReplayStoreTests
{
    [Fact]
    public async Task Kept_in_a_file_the_excerpt_gives_the_figures_that_it_gives_in_memory()
    {
        using var memory = new ReplayFolder();
        using var sqlite = new ReplayFolder();

        var (exit, _, errors) = await ReplayFolder.RunAsync("--json", memory.Figures);
        var (second, _, secondErrors) = await ReplayFolder.RunAsync("--json", sqlite.Figures, "--store", "sqlite");

        Assert.Equal((exit, errors), (second, secondErrors));
        foreach (var block in (string[])["main", "source", "commands", "refusals", "contradictions"])
        {
            Assert.Equal(Block(memory, block), Block(sqlite, block));
        }
    }

    [Fact]
    public async Task A_store_that_nobody_knows_is_no_command() =>
        Assert.Equal(2, (await ReplayFolder.RunAsync("--store", "paper")).Exit);

    private static string Block(ReplayFolder folder, string name) => ReplayFolder.Json(folder.Figures).GetProperty(name).GetRawText();
}
