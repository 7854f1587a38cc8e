using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Tests.Values;

/// <summary>What becomes of a JSON value on the wire, and what is wrong with one that QuickBooks would refuse.</summary>
public sealed class FormingValues
{
    [Theory]
    [InlineData("true", "true", null)]
    [InlineData("false", "false", null)]
    [InlineData("\" TRUE \"", "true", null)]
    [InlineData("1", "true", null)]
    [InlineData("\"0\"", "false", null)]
    [InlineData("\"yes\"", "yes", "BadBool")]
    [InlineData("2", "2", "BadBool")]
    public void Yes_or_no(string json, string text, string? fault) => Form(new() { Value = ValueKind.Bool }, json, text, fault);

    [Theory]
    [InlineData("5", "5", null)]
    [InlineData("5.0", "5", null)]
    [InlineData("1e2", "100", null)]
    [InlineData("\"-7\"", "-7", null)]
    [InlineData("5.5", "5.5", "BadInt")]
    [InlineData("\"five\"", "five", "BadInt")]
    [InlineData("2147483647", "2147483647", null)]
    [InlineData("2147483648", "2147483648", "OutOfRange")]
    [InlineData("-2147483648", "-2147483648", null)]
    [InlineData("-2147483649", "-2147483649", "OutOfRange")]
    public void A_whole_number(string json, string text, string? fault) => Form(new() { Value = ValueKind.Int }, json, text, fault);

    [Theory]
    [InlineData("0", "OutOfRange")]
    [InlineData("1", null)]
    [InlineData("12", null)]
    [InlineData("13", "OutOfRange")]
    public void A_whole_number_within_limits(string json, string? fault) =>
        Form(new() { Value = ValueKind.Int, Min = 1, Max = 12 }, json, json, fault);

    [Theory]
    [InlineData("2026-11-21", "2026-11-21", null)]
    [InlineData("2026-1-2", "2026-01-02", null)]
    [InlineData("2026-11-21T23:59:59Z", "2026-11-21", null)]
    [InlineData("1901-01-01", "1901-01-01", null)]
    [InlineData("1900-12-31", "1900-12-31", "BadDate")]
    [InlineData("2026-02-29", "2026-02-29", "BadDate")]
    [InlineData("21.11.2026", "21.11.2026", "BadDate")]
    public void A_day(string given, string text, string? fault) => Form(new() { Value = ValueKind.Date }, $"\"{given}\"", text, fault);

    [Theory]
    [InlineData("2026-11-21T10:00:00-05:00", "2026-11-21T10:00:00", null)]
    [InlineData("2026-11-21", "2026-11-21T00:00:00", null)]
    [InlineData("1970-01-01T00:00:00", "1970-01-01T00:00:00", null)]
    [InlineData("1969-12-31T23:59:59", "1969-12-31T23:59:59", "BadDateTime")]
    [InlineData("2038-01-19T03:14:07", "2038-01-19T03:14:07", null)]
    [InlineData("2038-01-19T03:14:08", "2038-01-19T03:14:08", "BadDateTime")]
    [InlineData("soon", "soon", "BadDateTime")]
    public void A_moment(string given, string text, string? fault) =>
        Form(new() { Value = ValueKind.DateTime }, $"\"{given}\"", text, fault);

    [Theory]
    [InlineData(ValueKind.Amount, "5", "5.00", null)]
    [InlineData(ValueKind.Amount, "\"-5.5\"", "-5.50", null)]
    [InlineData(ValueKind.Amount, "1.005", "1.01", "TooManyDecimals")]
    [InlineData(ValueKind.Amount, "-1.005", "-1.01", "TooManyDecimals")]
    [InlineData(ValueKind.Amount, "1.000", "1.00", null)]
    [InlineData(ValueKind.Amount, "-9999999999999.99", "-9999999999999.99", null)]
    [InlineData(ValueKind.Amount, "10000000000000", "10000000000000.00", "TooBig")]
    [InlineData(ValueKind.Amount, "-10000000000000", "-10000000000000.00", "TooBig")]
    [InlineData(ValueKind.Amount, "\"1,000\"", "1,000", "BadNumber")]
    [InlineData(ValueKind.Price, "0.00001", "0.00001", null)]
    [InlineData(ValueKind.Price, "0.000005", "0.00001", "TooManyDecimals")]
    [InlineData(ValueKind.Price, "9999999999.5", "9999999999.5", null)]
    [InlineData(ValueKind.Price, "10000000000", "10000000000", "TooBig")]
    [InlineData(ValueKind.Quantity, "1.50", "1.5", null)]
    [InlineData(ValueKind.Quantity, "1.000001", "1", "TooManyDecimals")]
    [InlineData(ValueKind.Percent, "\"8.25 %\"", "8.25", null)]
    [InlineData(ValueKind.Percent, "8.250001", "8.25", "TooManyDecimals")]
    [InlineData(ValueKind.Percent, "\"eight%\"", "eight%", "BadNumber")]
    [InlineData(ValueKind.Float, "1.12345678901234567890", "1.1234567890123456789", null)]
    [InlineData(ValueKind.Float, "12345678901234567890", "12345678901234567890", null)]
    public void A_number(ValueKind kind, string json, string text, string? fault) => Form(new() { Value = kind }, json, text, fault);

    [Theory]
    [InlineData("PT1H30M", "PT1H30M")]
    [InlineData("P1DT2H", "PT26H0M")]
    [InlineData("+PT1H", "PT1H0M")]
    [InlineData("-PT90M", "-PT1H30M")]
    [InlineData("PT5M30S", "PT0H5M30S")]
    [InlineData("PT0S", "PT0H0M")]
    [InlineData("1:05", "PT1H5M")]
    [InlineData(" 1:5 ", "PT1H5M")]
    [InlineData("0:59:59", "PT0H59M59S")]
    [InlineData("99999:00", "PT99999H0M")]
    [InlineData("100000:00", null)]
    [InlineData("1:60", null)]
    [InlineData("1:00:60", null)]
    [InlineData("-1:00", null)]
    [InlineData("1", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("P1Y", null)]
    [InlineData("P1M", null)]
    [InlineData("P1MT1H", null)]
    [InlineData("P", null)]
    [InlineData("P99999999999D", null)]
    [InlineData("PT0000000000000000000000000000000000000001S", null)]
    [InlineData("soon", null)]
    public void A_duration_in_hours(string given, string? text) =>
        Form(new() { Value = ValueKind.Interval }, $"\"{given}\"", text ?? given, text is null ? "BadInterval" : null);

    [Theory]
    [InlineData("eb05f701-e727-472f-8ade-6753c4f67a46", "{EB05F701-E727-472F-8ADE-6753C4F67A46}", null)]
    [InlineData(" 0 ", "0", null)]
    [InlineData("1", "1", "BadGuid")]
    public void A_guid_or_0(string given, string text, string? fault) =>
        Form(new() { Value = ValueKind.Guid }, $"\"{given}\"", text, fault);

    [Theory]
    [InlineData("mile", "Mile", null)]
    [InlineData(" KILOMETER ", "Kilometer", null)]
    [InlineData("Foot", "Foot", "BadWord")]
    public void One_of_some_words(string given, string text, string? fault) =>
        Form(new() { Value = ValueKind.Enum, Words = ["Mile", "Kilometer"] }, $"\"{given}\"", text, fault);

    // QuickBooks stores a line end as two characters.
    [Theory]
    [InlineData("abcd", null)]
    [InlineData("abcde", "TooLong")]
    [InlineData("ab\\n", null)]
    [InlineData("abc\\n", "TooLong")]
    [InlineData("ab\\r\\n", null)]
    [InlineData("a\\r\\nb\\r\\n", "TooLong")]
    [InlineData("\\r\\n\\r\\n", null)]
    [InlineData("\\n\\n", null)]
    [InlineData("\\n\\n\\n", "TooLong")]
    public void A_text_of_at_most_four_characters(string given, string? fault) =>
        Form(new() { Value = ValueKind.Text, MaxLength = 4 }, $"\"{given}\"", Sent.Json($"\"{given}\"").GetString()!, fault);

    [Theory]
    [InlineData(ValueKind.Text, 5_000, null)]
    [InlineData(ValueKind.Id, 36, null)]
    [InlineData(ValueKind.Id, 37, "TooLong")]
    public void A_text_without_a_limit_and_an_id(ValueKind kind, int length, string? fault) =>
        Form(new() { Value = kind }, $"\"{new string('x', length)}\"", new string('x', length), fault);

    [Fact]
    public void Nothing_clears_a_field_of_any_kind_and_what_is_no_single_value_is_refused()
    {
        foreach (var kind in Enum.GetValues<ValueKind>())
        {
            Form(new() { Value = kind, Words = ["A"] }, "\"\"", "", null);
            Assert.All(["{}", "[]", "[1]", "null"], json => Form(new() { Value = kind, Words = ["A"] }, json, "", "NotAValue"));
        }
    }

    private static void Form(ElementShape shape, string json, string text, string? fault)
    {
        var formed = FieldText.Format(new ElementNode("X", shape, Occurs.Optional, Gate.Open), Sent.Json(json), out var found);

        Assert.Equal((text, fault ?? "None"), (formed, found.ToString()));
    }
}
