namespace OrderKit.Tests.Support;

public sealed class ConventionTests
{
    [Fact]
    public void A_broken_convention_lists_every_fault()
    {
        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Convention.Holds(["a.cs: one", "b.cs: two"]));

        Assert.Contains("a.cs: one", failure.Message, StringComparison.Ordinal);
        Assert.Contains("b.cs: two", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_convention_passes() => Convention.Holds([]);
}
