using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Simulator.Tests;

public sealed class AddingAnApplication
{
    [Theory]
    [InlineData("http://localhost:1/qbwc=>http://127.0.0.1/qbwc", 1001)]
    [InlineData("http://localhost:1/qbwc=>https://[::1]/qbwc", 1001)]
    [InlineData("http://localhost:1/support=>http://10.0.0.1/support", 1002)]
    [InlineData("http://localhost:1/qbwc=>http://sync.example.com/qbwc", 1010)]
    [InlineData("http://localhost:1/qbwc=>https://sync.example.com/qbwc", 1000)]
    [InlineData("{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}=>6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01", 1039)]
    [InlineData("QBFS=>US", 1065)]
    [InlineData("<IsReadOnly>false=><IsReadOnly>true", 1080)]
    [InlineData("/qbwc</AppURL>=>/qbwc</AppURL><!-- ", 1039)]
    [InlineData("<FileID>{c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02}</FileID>=>", 1039)]
    public async Task Is_refused_for_a_file_that_breaks_the_rules(string change, int code)
    {
        var qwc = QwcFile.Parse(Connected.Qwc("http://localhost:1", change), out var problem);
        problem ??= await new WebConnector(qwc!, "", new(new Books().File)).RegisterAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, problem?.Code);
    }

    [Theory]
    [InlineData("/support", 404, 1003)]
    [InlineData("/support", 302, 1003)]
    [InlineData("/support", 202, null)]
    [InlineData("/qbwc", 405, 1048)]
    [InlineData("/qbwc", 200, null)]
    public async Task Probes_the_addresses(string path, int status, int? code)
    {
        await using var world = await Connected.WithAsync();
        world.Service.Probes[path] = status;

        Assert.Equal(code, (await world.Connector.RegisterAsync(TestContext.Current.CancellationToken))?.Code);
    }

    [Fact]
    public async Task Stamps_the_company_and_is_refused_where_the_stamp_already_is()
    {
        await using var world = await Connected.WithAsync();
        var ct = TestContext.Current.CancellationToken;

        Assert.Null(await world.Connector.RegisterAsync(ct));
        Assert.Null(await world.Connector.RegisterAsync(ct));
        Assert.Equal(
            "{c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02}", world.Books.File.CompanyData("{6F0F2C4E-0D6E-4A7B-9A34-0D7F1B7F0A01}", "FileID"));

        var elsewhere = world.NewConnector();
        Assert.Equal("QBWC1039: Unique OwnerID/FileID pair value required.", (await elsewhere.RegisterAsync(ct))?.ToString());
        world.Connector.Unregister();
        Assert.Null(await elsewhere.RegisterAsync(ct));
    }

    [Fact]
    public async Task Needs_quickbooks_and_the_right_to_write()
    {
        await using var world = await Connected.WithAsync();
        world.Books.File.Faults.IsReadOnly = true;
        Assert.Equal(1039, (await world.Connector.RegisterAsync(TestContext.Current.CancellationToken))?.Code);

        world.Desktop.HasModalDialog = true;
        Assert.Equal(1008, (await world.Connector.RegisterAsync(TestContext.Current.CancellationToken))?.Code);
    }

    [Fact]
    public void Takes_the_proposed_interval_from_the_scheduler() =>
        Assert.Equal(TimeSpan.FromMinutes(30), QwcFile.Parse(Connected.Qwc("http://localhost"), out _)!.RunEvery);
}
