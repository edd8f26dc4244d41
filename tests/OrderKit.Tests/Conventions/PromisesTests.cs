using System.Reflection;
using System.Text.RegularExpressions;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

public sealed partial class PromisesTests
{
    private const string Header = "| promise | proof |\n|---|---|\n";

    [Fact]
    public void Every_promise_has_a_proof_that_exists() => Convention.Holds(Faults(Repository.Text("docs/promises.md")));

    [Theory]
    [InlineData("| It is so. | because we say so |", "It is so.: names no proof")]
    [InlineData("| It is so. | |", "It is so.: names no proof")]
    [InlineData("| It is so. | `PromisesTests.No_such_test` |", "It is so.: there is no test PromisesTests.No_such_test")]
    [InlineData("| It is so. | `NoSuchTests.Every_promise_has_a_proof_that_exists` |", "It is so.: there is no test NoSuchTests.")]
    [InlineData("| It is so. | `PromisesTests.Faults` |", "It is so.: there is no test PromisesTests.Faults")]
    [InlineData("| It is so. | `docs/no-such-page.md` |", "It is so.: there is no file docs/no-such-page.md")]
    [InlineData("| It is so. | `benchmarks/results/none.md` |", "It is so.: there is no file benchmarks/results/none.md")]
    [InlineData("| It is so. | `src/OrderKit/Sku.cs` |", "It is so.: src/OrderKit/Sku.cs is no proof")]
    [InlineData("| It is so. | `build/api.sh` |", "It is so.: build/test.sh does not run build/api.sh")]
    [InlineData("| It is so. | `docs/promises.md` | more |", "not a row of two cells: ")]
    [InlineData("", "there is no promise")]
    public void A_promise_without_its_proof_is_caught(string row, string fault) =>
        Assert.Contains(Faults(Header + row), found => found.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void One_bad_proof_beside_a_good_one_is_caught() =>
        Assert.Single(Faults(Header + "| It is so. | `docs/promises.md`, `A.B` |"));

    [Fact]
    public void A_page_without_the_table_is_caught() => Assert.NotEmpty(Faults("# Promises\n"));

    [Theory]
    [InlineData("`PromisesTests.Every_promise_has_a_proof_that_exists`")]
    [InlineData("`PromisesTests.A_promise_without_its_proof_is_caught`, `build/aot.sh`")]
    [InlineData("see `docs/promises.md`")]
    public void A_promise_with_its_proof_is_none(string proof) =>
        Assert.Empty(Faults($"{Header}| It is so. | {proof} |\n\nText after it."));

    private static IEnumerable<string> Faults(string page)
    {
        var table = page.Split('\n')
            .SkipWhile(line => line != "| promise | proof |")
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .ToArray();
        return table.Length == 0
            ? ["there is no promise; the table starts with | promise | proof |"]
            : table.Select(line => line.Trim().Trim('|').Split('|')).SelectMany(RowFaults);
    }

    private static IEnumerable<string> RowFaults(string[] cells)
    {
        if (cells is not [var promise, var proof])
        {
            return [$"not a row of two cells: {string.Join('|', cells).Trim()}"];
        }

        string[] proofs = [.. Named().Matches(proof).Select(match => match.Groups[1].Value)];
        return proofs.Length == 0
            ? [$"{promise.Trim()}: names no proof"]
            : proofs.Select(ProofFault).OfType<string>().Select(fault => $"{promise.Trim()}: {fault}");
    }

    private static string? ProofFault(string proof) => proof.Split('/') switch
    {
        [_] => IsTest(proof) ? null : $"there is no test {proof}",
        not (["docs", ..] or ["benchmarks", "results", _] or ["build", _]) => $"{proof} is no proof; name a test, page, figure or step",
        _ when !Repository.Has(proof) => $"there is no file {proof}",
        ["build", _] when !IsStep(proof) => $"build/test.sh does not run {proof}",
        _ => null,
    };

    private static bool IsStep(string script) => Regex.IsMatch(Repository.Text("build/test.sh"), $@"\bstep \w+ {Regex.Escape(script)}\b");

    private static bool IsTest(string proof) => proof.Split('.') is [var type, var name]
        && typeof(PromisesTests).Assembly.GetTypes()
            .Where(candidate => candidate.Name == type)
            .SelectMany(candidate => candidate.GetMethods())
            .Any(method => method.Name == name && method.GetCustomAttributes<FactAttribute>().Any());

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
