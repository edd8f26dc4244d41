using OrderKit.Carriers;
using OrderKit.InMemory;
using OrderKit.Shipments;
using OrderKit.Tests.Shipments;

namespace OrderKit.Tests.Carriers;

public sealed class CarrierWordsTests
{
    [Fact]
    public void A_booking_request_and_a_label_never_print_the_person()
    {
        var anna = new Recipient("Anna Andersson", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000", "anna@example.org");
        var request = new BookingRequest("SH-1-1", "17", new("STHLM"), anna, [Given.Parcel(1)], null, Given.Start);
        var text = $"{request} {new LabelDocument("zpl", "Anna Andersson"u8.ToArray())}";
        foreach (var word in new[] { "Anna", "Storgatan", "111 22", "Stockholm", "+467", "example.org" })
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_carriers_of_one_code_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() => new CarrierRegistry([new SimulatedCarrier("a"), new SimulatedCarrier("a", 2)]));

    [Theory]
    [InlineData("21", TrackingStatus.Delivered)]
    [InlineData("1", TrackingStatus.ReadyForPickup)]
    [InlineData("VAPO_28", TrackingStatus.Unknown)]
    [InlineData("", TrackingStatus.Unknown)]
    [InlineData(null, TrackingStatus.Unknown)]
    public void A_code_means_what_its_row_says_and_else_nothing(string? code, TrackingStatus meaning)
    {
        var codes = new TrackingCodes(new Dictionary<string, TrackingStatus>
        {
            ["21"] = TrackingStatus.Delivered,
            ["1"] = TrackingStatus.ReadyForPickup,
        });
        Assert.Equal(meaning, codes.MeaningOf(code));
    }

    [Fact]
    public void Trouble_says_whether_asking_again_may_help()
    {
        var trouble = new CarrierException("sim", "throttled", isTransient: true, Duration.FromSeconds(30));
        Assert.Equal("Carrier sim: throttled.", trouble.Message);
        Assert.Equal((true, Duration.FromSeconds(30)), (trouble.IsTransient, trouble.RetryAfter));
    }
}
