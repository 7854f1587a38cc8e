using WebConnectorSync.Server.Connect;

namespace WebConnectorSync.Server.Tests.Companies;

public sealed class ThePublicUrl
{
    [Theory]
    [InlineData("https://sync.example.com")]
    [InlineData("https://sync.example.com:8443")]
    [InlineData("http://localhost:5080")]
    public void Is_accepted(string url) => Assert.Empty(PublicUrlCheck.Problems(url));

    [Theory]
    [InlineData("http://sync.example.com", "QBWC1010")]
    [InlineData("https://192.0.2.7", "QBWC1001")]
    [InlineData("https://[2001:db8::1]:443", "QBWC1001")]
    [InlineData("https://sync.example.com/", "slash")]
    [InlineData("https://sync.example.com/books", "https://sync.example.com.")]
    [InlineData("https://sync.example.com?x=1", "without a path or a query")]
    [InlineData("https://me:secret@sync.example.com", "Leave the user name out")]
    [InlineData("sync.example.com", "no web address")]
    [InlineData("", "no web address")]
    public void Is_refused_with_the_reason(string url, string said) => Assert.Contains(said, Assert.Single(PublicUrlCheck.Problems(url)));

    [Fact]
    public void Everything_wrong_is_said_at_once() => Assert.Equal(3, PublicUrlCheck.Problems("http://192.0.2.7/books/").Count);

    [Fact]
    public void A_password_in_it_is_not_repeated() =>
        Assert.DoesNotContain("secret", string.Concat(PublicUrlCheck.Problems("https://me:secret@sync.example.com/x")));
}
