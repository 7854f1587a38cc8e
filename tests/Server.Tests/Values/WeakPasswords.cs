using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Values;

/// <summary>Length alone does not make a password that nobody guesses.</summary>
public sealed class WeakPasswords
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd!2026")]
    [InlineData("administrator")]
    [InlineData("Administrator1!")]
    [InlineData("qwertyuiop12")]
    [InlineData("1qwertz2asdfgh")]
    [InlineData("letmeinletmein")]
    [InlineData("welcome-welcome")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("abcdefghijkl")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("WebConnectorSync")]
    [InlineData("webconnector2026!")]
    [InlineData("QuickBooks2026")]
    [InlineData("quickbooksoffice")]
    [InlineData("annamiller2026")]
    [InlineData("Anna.Miller.1990")]
    [InlineData("rockcastle2026!")]
    [InlineData("Summer2026Winter")]
    [InlineData("P@ssw0rd!#2026")]
    [InlineData("QuickBooks!@#123")]
    [InlineData("anna.miller@rockcastle.com!123")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("qazwsxedcrfv")]
    [InlineData("michael12345")]
    public void Are_refused(string password) => Assert.True(WeakPassword.IsGuessed(password, "anna.miller@rockcastle.com"));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("violet tram sandwich")]
    [InlineData("pq8r8rg79xejmx7b")]
    [InlineData("x7#Q9!m2@Lw4")]
    [InlineData("8K$2v!93(51)47%")]
    [InlineData("sieben schwarze Katzen")]
    [InlineData("my office has nine windows")]
    public void Are_not_those_of_words_that_do_not_belong_together(string password) =>
        Assert.False(WeakPassword.IsGuessed(password, "anna.miller@rockcastle.com"));
}
