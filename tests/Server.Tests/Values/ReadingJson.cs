using System.Text.Json;
using FluentValidation;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Tests.Values;

/// <summary>The one reader of the shape of JSON.</summary>
public sealed class ReadingJson
{
    private const string Whole = """
        {"text": " a ", "number": -7, "flag": true, "word": "onDemand", "date": "2026-11-21", "time": "08:30", "texts": [" a ", "b"], "words": ["x", 7],
         "ids": ["01998f6e-5b1a-7cc0-8a55-1f0c3b1e9d42"], "object": {"text": "inside"}, "entries": {"one": {"number": 1}}}
        """;

    [Fact]
    public void What_is_right_is_read()
    {
        var (read, errors) = Judge(Whole);

        Assert.Empty(errors);
        Assert.Equal(
            (" a ", -7, true, ImportMode.OnDemand, new DateOnly(2026, 11, 21), new TimeOnly(8, 30)),
            (read.Text, read.Number, read.Flag, read.Word, read.Date, read.Time));
        Assert.Equal(["a", "b"], read.Texts);
        Assert.Equal(["x", "7"], read.Words);
        Assert.Equal(new Guid("01998f6e-5b1a-7cc0-8a55-1f0c3b1e9d42"), Assert.Single(read.Ids!));
        Assert.Equal(("inside", 1), (read.Inside, read.Entry));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text": null, "number": null, "flag": null, "word": null, "date": null, "time": null, "texts": null, "words": null, "ids": null, "object": null, "entries": null}""")]
    public void What_is_absent_or_null_is_absent(string json)
    {
        var (read, errors) = Judge(json);

        Assert.Empty(errors);
        Assert.Equal(new Read(), read);
    }

    [Theory]
    [InlineData("""{"text": 1}""", "text wrongType")]
    [InlineData("""{"number": "1"}""", "number wrongType")]
    [InlineData("""{"number": 1.5}""", "number outOfRange")]
    [InlineData("""{"number": 1e400}""", "number outOfRange")]
    [InlineData("""{"flag": "yes"}""", "flag wrongType")]
    [InlineData("""{"word": "sometimes"}""", "word unknownWord")]
    [InlineData("""{"word": "OnDemand"}""", "word unknownWord")]
    [InlineData("""{"word": 1}""", "word wrongType")]
    [InlineData("""{"date": "21.11.2026"}""", "date notADate")]
    [InlineData("""{"date": 20261121}""", "date wrongType")]
    [InlineData("""{"time": "8:30"}""", "time notATime")]
    [InlineData("""{"time": "24:00"}""", "time notATime")]
    [InlineData("""{"texts": ["a", 7, null]}""", "texts[1] wrongType, texts[2] wrongType")]
    [InlineData("""{"texts": "a"}""", "texts wrongType")]
    [InlineData("""{"ids": ["7", 7]}""", "ids[0] notAnId, ids[1] notAnId")]
    [InlineData("""{"object": []}""", "object wrongType")]
    [InlineData("""{"object": {"text": 1, "more": 2}}""", "object.text wrongType, object.more unknownField")]
    [InlineData("""{"entries": {"one": 1, "two": {"number": "x"}}}""", "entries.one wrongType, entries.two.number wrongType")]
    [InlineData("""{"more": 1}""", "more unknownField")]
    [InlineData("""{"flag": true, "flag": true}""", "flag duplicateField")]
    [InlineData("""{"entries": {"one": {"number": 1}, "one": {}}}""", "entries.one duplicateField")]
    public void What_is_wrong_is_named_with_its_path(string json, string wrong) => Assert.Equal(wrong, Say(Judge(json).Errors));

    [Theory]
    [InlineData("""{"text": "too long", "number": "x"}""", "number wrongType, text tooLong")]
    [InlineData("""{"text": 1}""", "text wrongType")]
    [InlineData("""{"texts": ["a", 7]}""", "texts[1] wrongType")]
    [InlineData("""{"texts": ["a", "-"]}""", "texts[1] dash")]
    [InlineData("""{"words": ["no"], "more": 1}""", "more unknownField")]
    [InlineData("""{"words": ["no"]}""", "all")]
    public void What_could_not_be_read_is_not_judged_too(string json, string wrong) =>
        Assert.Equal(wrong, Say(Judge(json, new Strict()).Errors));

    [Fact]
    public void A_long_name_does_not_make_a_long_answer()
    {
        var error = Assert.Single(Judge($$"""{"{{new string('x', 5000)}}": 1}""").Errors);

        Assert.InRange(error.Path.Length + error.Message.Length, 1, 300);
    }

    private static string Say(IEnumerable<FieldProblem> errors) => string.Join(", ", errors.Select(e => $"{e.Path} {e.Code}".TrimStart()));

    private static (Read Value, IReadOnlyList<FieldProblem> Errors) Judge(string json, IValidator<Read>? validator = null) =>
        JsonBody.Validate(JsonSerializer.Deserialize<JsonElement>(json), Of, validator ?? new InlineValidator<Read>());

    private static Read Of(JsonFields fields) => new()
    {
        Text = fields.Text("text"),
        Number = fields.Number("number"),
        Flag = fields.Flag("flag"),
        Word = fields.Word<ImportMode>("word"),
        Date = fields.Date("date"),
        Time = fields.TimeOfDay("time"),
        Texts = fields.Texts("texts"),
        Words = fields.Words("words"),
        Ids = fields.Ids("ids"),
        Inside = fields.Object("object")?.Text("text"),
        Entry = fields.Entries("entries").Select(e => e.Fields?.Number("number")).ToList().FirstOrDefault(),
    };

    private sealed record Read
    {
        public string? Text { get; init; }

        public int? Number { get; init; }

        public bool? Flag { get; init; }

        public ImportMode? Word { get; init; }

        public DateOnly? Date { get; init; }

        public TimeOnly? Time { get; init; }

        public IReadOnlyList<string>? Texts { get; init; }

        public IReadOnlyList<string>? Words { get; init; }

        public IReadOnlyList<Guid>? Ids { get; init; }

        public string? Inside { get; init; }

        public int? Entry { get; init; }
    }

    private sealed class Strict : AbstractValidator<Read>
    {
        public Strict()
        {
            RuleFor(r => r.Text).MaximumLength(3).WithErrorCode("tooLong");
            RuleFor(r => r.Text).NotNull().When(r => r is { Number: null, Texts: null, Words: null }).WithErrorCode("required");
            RuleForEach(r => r.Texts).NotEqual("-").WithErrorCode("dash");
            RuleFor(r => r).Must(r => r.Words is null).WithErrorCode("all");
        }
    }
}
