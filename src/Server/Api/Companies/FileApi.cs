using FluentValidation;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>Answering which company file is open.</summary>
internal static class FileApi
{
    public static void MapFile(this RouteGroupBuilder company) => company.MapPost("/file", AnswerAsync)
        .Described(
            "answerFileQuestion",
            "Say which company file is open",
            "Answers fileQuestion of the company, with one of its answers. restored: what the file has is the truth; everything is read " +
            "again and compared, and nothing that is gone is written again by itself. copy and anotherFile: a file at that path is never " +
            "read and never written. moved: that path is right, and writing goes on. lookAgain: whatever file is open next time is " +
            "looked at, and asked about if it cannot prove itself.")
        .TakesBody<FileAnswerBody>("""{"answer": "moved"}""")
        .Produces<CompanyJson>()
        .Refuses(400, 404, 409, 415);

    private static async Task<IResult> AnswerAsync(
        Guid company, HttpRequest request, IValidator<FileAnswerBody> validator, FileAnswerCommand command, CompanyReader companies,
        TimeProvider clock, CancellationToken ct)
    {
        var (said, refusal) = await JsonBody.ReadAsync(request, FileAnswerBody.Read, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await companies.FindAsync(company, ct) is not { } row)
        {
            return Refusal.CompanyNotFound();
        }

        return await command.RunAsync(company, said.Answer!.Value, ct) switch
        {
            FileAnswerOutcome.NotFound => Refusal.CompanyNotFound(),
            FileAnswerOutcome.NothingAsked => Refusal.Conflict(
                "nothingAsked", "It is not in doubt which company file is open.", "Read fileQuestion of the company first."),
            FileAnswerOutcome.NoAnswerToThat => Refusal.Conflict(
                "noAnswerToThat",
                "That does not answer what is asked.",
                $"Answers are: {string.Join(", ", (FileQuestion.Of(row.Company)?.Answers ?? []).Select(EnumWords.Word))}."),
            FileAnswerOutcome.Done => await companies.FindAsync(company, ct) is { } after
                ? TypedResults.Ok(CompanyJson.From(after, clock))
                : Refusal.CompanyNotFound(),
        };
    }
}

/// <summary>The body that says which file is open.</summary>
/// <param name="Answer">restored, copy, anotherFile, moved or lookAgain.</param>
internal sealed record FileAnswerBody(FileAnswer? Answer)
{
    public static FileAnswerBody Read(JsonFields fields) => new(fields.Word<FileAnswer>("answer"));
}

/// <summary>What may be said.</summary>
internal sealed class FileAnswerValidator : AbstractValidator<FileAnswerBody>
{
    public FileAnswerValidator() => RuleFor(b => b.Answer).Required(
        "The answer", $"One of: {string.Join(", ", EnumWords.Of<FileAnswer>())}.");
}
