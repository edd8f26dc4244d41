using System.Text.RegularExpressions;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

/// <summary>Every public complaint about stock, lines of one product, edits, states and carriers that this library was written against has
/// a test that names it.</summary>
public sealed partial class ComplaintIndexTests
{
    private const string Overselling = """
        nopSolutions/nopCommerce#8085 #4184; vendurehq/vendure#3508 #1738 #4930; medusajs/medusa#16569; dotnet/eShop#888 #732;
        dotnet-architecture/eShopOnContainers#2001; saleor/saleor#6897; magento/inventory#3036;
        woocommerce/woocommerce#24782 #27953 #12467; opencart/opencart#4811; openfoodfoundation/openfoodnetwork#4018
        """;

    private const string Drift = """
        magento/inventory#1849 #1878 #1246 #1881 #3329 #2872 #2420 #2078 #2130; medusajs/medusa#12401 #16406 #11703 #11266 #12796 #5158
        #6500 #9821; Sylius/Sylius#12869 #7144 #9435 #12812; solidusio/solidus#3719 #5669 #2947; EasyAbp/EShop#221
        """;

    private const string Locations = """
        medusajs/medusa#14987 #15132 #10561 #15327 #16488; vendurehq/vendure#4030 #3588; nopSolutions/nopCommerce#3792;
        grandnode/grandnode#560
        """;

    private const string Lines = """
        medusajs/medusa#16502 #2757 #11403; vendurehq/vendure#1028 #2702; umbraco/Umbraco.Commerce.Issues#72
        """;

    private const string Edits = """
        vendurehq/vendure#1197 #1865 #846 #688 #4013 #1210 #2689 #4686; Sylius/Sylius#14850
        """;

    private const string States = """
        vendurehq/vendure#2373 #2397; medusajs/medusa#8309 #12561; nopSolutions/nopCommerce#5850 #7928 #4728 #1827; MahoCommerce/maho#1035;
        PrestaShop/PrestaShop#24735; woocommerce/woocommerce#66256
        """;

    private const string Carriers = """
        openlinker-project/openlinker#1917; open-mercato/open-mercato#3294; solidusio-contrib/solidus_easypost#117;
        NEARBuilders/nearmerch.com#214; reactioncommerce/reaction#2320; Eshopbox-Enginnering/Central-Backlog#275
        """;

    [Theory]
    [InlineData(Overselling)]
    [InlineData(Lines)]
    [InlineData(Edits)]
    [InlineData(States)]
    [InlineData(Carriers)]
    [InlineData(Drift)]
    [InlineData(Locations)]
    public void Each_is_named_by_a_test(string complaints) =>
        Convention.Holds(Threads(complaints).Except(Named()).Select(thread => $"no test names {thread}"));

    [Theory]
    [InlineData("IBM support note 552437")]
    [InlineData("commercetools release notes 2022-09 and 2024-12")]
    public void Those_without_a_thread_are_named_too(string source) =>
        Assert.Contains(Texts(), text => text.Contains(source, StringComparison.Ordinal));

    [Fact]
    public void Threads_are_read_from_a_summary_before_a_test_only()
    {
        const string Test = "    /// <summary>a/b#1, #2 and #3, c/d#4:\n    /// text.</summary>\n    [Fact]\n    public void X()";

        Assert.Equal(["a/b#1", "a/b#2", "a/b#3", "c/d#4"], Summary().Matches(Test).SelectMany(one => Threads(Text(one))));
        Assert.Empty(Summary().Matches(Test.Replace("[Fact]", "", StringComparison.Ordinal)));
    }

    private static HashSet<string> Named() => [.. Texts().SelectMany(Threads)];

    private static IEnumerable<string> Texts() =>
        Repository.Files("tests/OrderKit.Tests", "*ComplaintTests.cs")
            .SelectMany(path => Summary().Matches(Repository.Text(path))).Select(Text);

    private static string Text(Match summary) => summary.Groups["text"].Value.Replace("///", "", StringComparison.Ordinal);

    private static IEnumerable<string> Threads(string text) => Thread().Matches(text).SelectMany(found =>
        found.Groups["number"].Captures.Select(number => $"{found.Groups["repository"].Value}#{number.Value}"));

    [GeneratedRegex(@"/// <summary>(?<text>(?:(?!</summary>).)*)</summary>\n\s*\[(Fact|Theory|Property)", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"(?<repository>[\w.-]+/[\w.-]+)#(?<number>\d+)(?:(?:,|\s|and)*#(?<number>\d+))*")]
    private static partial Regex Thread();
}
