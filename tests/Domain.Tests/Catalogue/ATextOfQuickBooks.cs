using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class ATextOfQuickBooks
{
    private const string Saving = "There was an error when saving a Customers list, element \"Paper\".  QuickBooks error message: ";

    [Theory]
    [InlineData(3170, "There was an error when modifying a list.  QuickBooks error message: This list has been modified by another user.")]
    [InlineData(3170, Saving + "The internals could not be locked. They are in use by another user.")]
    [InlineData(
        3175, "It is already in use.  QuickBooks error message: The transaction could not be locked.  It is in use by another user.")]
    [InlineData(3176, "It is already in use.  QuickBooks error message: The application failed to acquire the lock.")]
    [InlineData(3180, Saving + "The list element is in use.")]
    [InlineData(3210, "quickbooks error message:The record is IN USE.")]
    [InlineData(3160, "Cannot delete it.  QuickBooks error message: The transaction could not be locked.  It is in use by another user.")]
    [InlineData(7777, "The list element is in use.")]
    public void That_speaks_of_a_lock_is_transient_whatever_the_code(int code, string text)
    {
        var meaning = Meanings.Status(code, text);

        Assert.Equal((Retry.Later, WriteOutcome.NotApplied), (meaning.Retry, meaning.Outcome));
        Assert.Equal(Meanings.Own(OwnCodes.Locked).Message, meaning.Message);
        Assert.Equal((MeaningKind.Status, code.ToString()), (meaning.Kind, meaning.Code));
    }

    [Theory]
    [InlineData(3100, "The name \"Paper\" of the list element is already in use.")]
    [InlineData(3180, Saving + "The account number is already in use.")]
    public void That_says_a_name_or_number_is_taken_is_no_lock(int code, string text)
    {
        Assert.Equal(Retry.No, Meanings.Status(code, text).Retry);
    }

    [Fact]
    public void That_says_a_record_to_delete_is_used_by_others_is_no_lock()
    {
        Assert.Equal(Retry.No, Meanings.Status(3160, "QuickBooks error message: The list element is in use.").Retry);
    }

    [Fact]
    public void That_quotes_a_record_named_like_a_lock_is_no_lock()
    {
        var meaning = Meanings.Status(3140, "There is an invalid reference to QuickBooks Customer \"Machines in use\" in the Invoice.");

        Assert.Equal((Retry.No, "3140"), (meaning.Retry, meaning.Code));
        Assert.NotEqual(Meanings.Own(OwnCodes.Locked).Message, meaning.Message);
    }

    [Fact]
    public void That_names_a_lock_outside_its_own_reason_is_no_lock()
    {
        var meaning = Meanings.Status(3180, "The element is in use here.  QuickBooks error message: The rep initials are taken.");

        Assert.Equal(Retry.No, meaning.Retry);
    }

    [Fact]
    public void That_speaks_of_a_lock_beside_success_changes_nothing()
    {
        Assert.Equal(WriteOutcome.Applied, Meanings.Status(550, "The notes could not be locked.").Outcome);
    }

    [Fact]
    public void That_speaks_of_a_lock_does_not_make_an_unknown_outcome_known()
    {
        Assert.Equal(WriteOutcome.Unknown, Meanings.Status(1000, "The file could not be locked.").Outcome);
    }

    [Theory]
    [InlineData(null, Retry.ByText)]
    [InlineData(" ", Retry.ByText)]
    [InlineData(Saving + "There is no account.", Retry.No)]
    public void Decides_about_repeating_where_the_code_does_not(string? text, Retry retry)
    {
        Assert.Equal(retry, Meanings.Status(3180, text).Retry);
    }

    [Theory]
    [InlineData(
        "Object \"8\" cannot be found.  QuickBooks error message: Invalid argument.  It does not exist. ",
        "Invalid argument.  It does not exist.")]
    [InlineData("QUICKBOOKS  error\nmessage : You cannot pay more.", "You cannot pay more.")]
    [InlineData("X QuickBooks error message You cannot pay more.", "You cannot pay more.")]
    [InlineData("Status OK", null)]
    [InlineData("QuickBooks error message:", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Gives_its_reason_behind_the_marker(string? statusMessage, string? reason)
    {
        Assert.Equal(reason, QuickBooksText.Sentence(statusMessage));
    }
}
