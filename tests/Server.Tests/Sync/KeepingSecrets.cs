using System.IO.Compression;
using System.Text;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>What must not be seen is looked for everywhere it could be.</summary>
public sealed class KeepingSecrets(TalkativeServer world) : IClassFixture<TalkativeServer>
{
    private readonly IReadOnlyList<string> everything = [.. world.Keys, .. world.Personal];

    [Fact]
    public async Task Records_have_the_personal_data_of_QuickBooks_or_these_tests_would_prove_nothing()
    {
        Assert.Equal(14, world.Personal.Count);
        var records = string.Concat(
            (await Task.WhenAll(new[] { "company", "employees", "accounts" }.Select(world.Company.RecordsAsync))).SelectMany(s => s).Select(
                r => r.ToJsonString()));

        Assert.All(world.Personal, secret => Assert.Contains(secret, records, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SSN")]
    [InlineData("BankNumber")]
    [InlineData("CreditCardNumber")]
    [InlineData("BirthDate")]
    [InlineData("TaxRegistrationNumber")]
    [InlineData("MerchantAccountNumber")]
    public void The_tables_say_that_it_is_personal(string element)
    {
        Assert.Contains(element, QbxmlLanguage.Default.SecretElements);
        Assert.DoesNotContain("4711", PersonalData.Mask($"<A><{element}>4711</{element}></A>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_s_log_has_neither_keys_nor_personal_data()
    {
        var log = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.Combine(world.Server.DataDirectory, "logs")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Append(await new StreamReader(stream).ReadToEndAsync());
        }

        Assert.Contains("has begun", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("with a wrong password", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("/qbwc", log.ToString(), StringComparison.Ordinal);
        HasNone(log.ToString(), everything);
    }

    [Fact]
    public async Task Sessions_messages_and_log_of_the_API_have_neither()
    {
        var masked = 0;
        foreach (var session in (await world.Company.GetAsync("/sessions?limit=100")).Items())
        {
            var path = $"/sessions/{session["id"]}";
            var detail = await world.Company.GetAsync(path);
            HasNone(detail.ToJsonString(), everything);
            for (var number = 1; number <= session["messages"]!.GetValue<int>(); number++)
            {
                // As a JSON reader sees it: an escaped text would hide what is looked for.
                var message = await world.Company.GetAsync($"{path}/messages/{number}");
                var text = $"{message["requestXml"]}{message["answerXml"]}{message.ToJsonString()}";
                HasNone(text, everything);
                masked += text.Contains("<SSN>•••", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, masked);
        HasNone((await world.Company.GetAsync("/log?limit=500")).ToJsonString(), everything);
        HasNone((await world.Company.GetAsync("")).ToJsonString(), everything);
    }

    [Fact]
    public async Task The_archive_for_somebody_who_helps_has_neither()
    {
        await using var zip = new ZipArchive(new MemoryStream(await world.Server.Api.GetByteArrayAsync($"{world.Company.Path}/log.zip")));

        Assert.Contains(zip.Entries, e => e.FullName.EndsWith("-answer.xml", StringComparison.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            HasNone(await reader.ReadToEndAsync(), everything);
        }
    }

    [Fact]
    public async Task The_database_has_no_key_ticket_or_password_in_clear()
    {
        foreach (var file in Directory.GetFiles(world.Server.DataDirectory, StorageSetup.SqliteFile + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            HasNone(await reader.ReadToEndAsync(), world.Keys);
        }
    }

    private static void HasNone(string text, IReadOnlyList<string> secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
}
