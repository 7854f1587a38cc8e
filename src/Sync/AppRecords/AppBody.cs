using FluentValidation;
using FluentValidation.Results;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>The fields of a record as a call brings them. What the fields may be is said by the tables of the language.</summary>
/// <param name="Fields">In canonical form, without the record's own id.</param>
/// <param name="IdName">What the record's own id is called: listID or txnID.</param>
/// <param name="QuickBooksId">The id of the record in QuickBooks that is meant; null when none is named.</param>
internal sealed record AppBody(string Fields, string IdName, string? QuickBooksId);

/// <summary>What is said of a record's fields before the tables are asked.</summary>
internal sealed class AppBodyValidator : AbstractValidator<AppBody>
{
    public AppBodyValidator() => RuleFor(b => b).Custom((body, context) =>
    {
        if (body.QuickBooksId is { Length: 0 or > QuickBooksIds.MaxLength })
        {
            context.AddFailure(
                new ValidationFailure(
                    body.IdName,
                    $"{body.IdName} is not an id of QuickBooks.") { ErrorCode =
                        "badId", CustomState = "Send the id as this server answered it, or leave it out." });
        }
    });
}
