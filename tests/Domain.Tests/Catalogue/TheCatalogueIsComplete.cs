using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class TheCatalogueIsComplete
{
    [Fact]
    public void Every_status_code_of_the_reference_has_its_own_words()
    {
        TheReference.SkipUnlessPresent();
        var codes = TheReference.StatusCodes();

        Assert.True(codes.Count > 100, $"Only {codes.Count} codes were read from the table.");
        Assert.All(codes, c => Assert.True(Meanings.Status(c).IsKnown));
    }

    [Fact]
    public void Every_message_set_code_of_the_reference_has_its_own_words()
    {
        TheReference.SkipUnlessPresent();
        var codes = TheReference.MessageSetCodes();

        Assert.Equal(7, codes.Count);
        Assert.All(codes, c => Assert.True(Meanings.MessageSet(c).IsKnown));
    }

    [Fact]
    public void Every_hresult_of_the_reference_has_its_own_words()
    {
        TheReference.SkipUnlessPresent();
        var codes = TheReference.HResults();

        Assert.True(codes.Count > 30, $"Only {codes.Count} codes were read.");
        Assert.All(codes, c => Assert.True(Meanings.HResult(c).IsKnown));
    }

    [Fact]
    public void Every_connector_code_of_the_reference_has_its_own_words()
    {
        TheReference.SkipUnlessPresent();
        var codes = TheReference.ConnectorCodes();

        Assert.True(codes.Count > 50, $"Only {codes.Count} codes were read from the table.");
        Assert.All(codes, c => Assert.True(Meanings.Connector(c.ToString()).IsKnown));
    }

    [Theory]
    [InlineData(0, 1, 500, 501, 510, 530, 531, 540, 550, 560, 570, 600)]
    [InlineData(1000, 1010, 1030, 1060, 2000, 2010, 2020, 2030, 2040)]
    [InlineData(3000, 3010, 3020, 3030, 3031, 3035, 3040, 3045, 3050, 3060, 3065, 3070, 3080, 3085, 3090)]
    [InlineData(3100, 3101, 3110, 3120, 3121, 3130, 3140, 3150, 3151, 3152, 3153, 3160, 3161, 3162)]
    [InlineData(3170, 3171, 3172, 3173, 3175, 3176, 3177, 3180, 3185, 3190, 3200, 3205, 3210, 3220, 3230, 3231, 3240)]
    [InlineData(3250, 3260, 3261, 3262, 3263, 3264, 3270, 3280, 3290, 3300, 3390, 3391, 3500)]
    [InlineData(9001, 9002, 9003, 9004, 9005, 9100, 9101, 9102, 9103)]
    public void The_status_codes_that_matter_are_known(params int[] codes)
    {
        Assert.All(codes, c => Assert.True(Meanings.Status(c).IsKnown));
    }

    [Theory]
    [InlineData(
        "400",
        "401",
        "402",
        "403",
        "404",
        "405",
        "406",
        "408",
        "40A",
        "40D",
        "410",
        "414",
        "416",
        "417",
        "418",
        "41A",
        "41B",
        "41C",
        "41D")]
    [InlineData("41E", "41F", "420", "421", "422", "423", "424", "427", "42A", "42C", "308")]
    public void The_hresults_of_the_request_processor_are_known(params string[] lastDigits)
    {
        Assert.All(lastDigits, d => Assert.True(Meanings.HResult("0x80040" + d).IsKnown));
    }

    [Theory]
    [InlineData("0x80010105")]
    [InlineData("0x80040154")]
    [InlineData("0x80070005")]
    [InlineData("0x800706BA")]
    [InlineData("0x80042501")]
    public void The_hresults_of_windows_and_of_the_library_are_known(string hex)
    {
        Assert.True(Meanings.HResult(hex).IsKnown);
    }

    [Fact]
    public void The_connector_codes_from_1000_to_1046_and_1048_are_known()
    {
        Assert.All(Enumerable.Range(1000, 47).Append(1048), c => Assert.True(Meanings.Connector(c.ToString()).IsKnown));
    }

    [Fact]
    public void The_codes_of_this_server_are_the_ones_in_the_data_file()
    {
        var named = typeof(OwnCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order();
        var written = Meanings.All.Where(m => m.Kind == MeaningKind.Own).Select(m => m.Code).Order();

        Assert.Equal(named, written);
    }

    [Fact]
    public void No_code_has_two_entries()
    {
        var twice = Meanings.All.GroupBy(m => (m.Kind, m.Code)).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(twice);
    }
}
