using Microsoft.Extensions.DependencyInjection;
using OrderKit.Checkout;
using OrderKit.Files;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Files;

public sealed class UseKeyFilesTests
{
    [Fact]
    public async Task A_purchase_puts_its_key_into_the_folder_and_erasure_takes_it_out()
    {
        using var keys = new KeyFolder();
        var (host, folder) = (new ServiceCollection(), keys.Path);

        #region wire
        host.AddOrderKit().UseKeyFiles(folder);
        #endregion

        await using var services = host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Assert.IsType<FilePersonalDataKeys>(services.GetRequiredService<IPersonalDataKeys>());
        var line = Sample.Line(1, 1) with { IsStocked = false };
        var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(new(Sample.Id, new("click"), Sample.Sek, [line])
        {
            Recipient = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE")),
        });
        Assert.True(bought.IsAccepted, $"{bought}");
        var vault = services.GetRequiredService<PersonalDataVault>();
        Assert.Equal("Elsa Ek", (await vault.OpenAsync(Sample.Id))?.Recipient!.Name);
        Assert.Single(keys.Files);
        Assert.True(await vault.EraseAsync(Sample.Id));
        Assert.Null(await vault.OpenAsync(Sample.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_folder_without_a_name_is_the_callers_mistake(string folder) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddOrderKit().UseKeyFiles(folder));
}
