using WebConnectorSync.Server.Demo;

namespace WebConnectorSync.Server.Tests.Demo;

/// <summary>A demo's Web Connector reaches the server wherever it listens: it calls it localhost, as it accepts no number.</summary>
public sealed class WhereADemoListens
{
    [Theory]
    [InlineData("localhost", "http://localhost:5080", "localhost")]
    [InlineData("*", "http://localhost:5080", "localhost")]
    [InlineData("+", "http://localhost:5080", "localhost")]
    [InlineData("0.0.0.0", "http://localhost:5080", "localhost")]
    [InlineData("[::]", "http://localhost:5080", "localhost")]
    [InlineData("127.0.0.1", "http://127.0.0.1:5080", "127.0.0.1")]
    [InlineData("[::1]", "http://[::1]:5080", "::1")]
    [InlineData("192.168.1.5", "http://192.168.1.5:5080", "192.168.1.5")]
    public void It_is_named_localhost_and_reached_where_it_listens(string host, string home, string reached) =>
        Assert.Equal(new OwnAddress(home, "http://localhost:5080", reached), OwnAddress.Of("http", host, 5080));
}
