using Microsoft.Extensions.Configuration;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Values;

/// <summary>Settings that would do harm, or nothing, are sentences at the start.</summary>
public sealed class WhatSettingsMayBe
{
    [Theory]
    [InlineData(
        "Retention:MessageDays", "-1", "Retention:MessageDays is \"-1\". Write a whole number from 1 to 3650, or leave it out for 30.")]
    [InlineData(
        "Retention:MessageDays",
        "thirty",
        "Retention:MessageDays is \"thirty\". Write a whole number from 1 to 3650, or leave it out for 30.")]
    [InlineData(
        "Retention:MessageDays",
        "99999999999",
        "Retention:MessageDays is \"99999999999\". Write a whole number from 1 to 3650, or leave it out for 30.")]
    [InlineData(
        "Retention:MessageDays", "3651", "Retention:MessageDays is \"3651\". Write a whole number from 1 to 3650, or leave it out for 30.")]
    [InlineData(
        "Retention:QuietMessageDays",
        "3651",
        "Retention:QuietMessageDays is \"3651\". Write a whole number from 1 to 3650, or leave it out for 2.")]
    [InlineData(
        "Retention:QuietMessageDays",
        "0",
        "Retention:QuietMessageDays is \"0\". Write a whole number from 1 to 3650, or leave it out for 2.")]
    [InlineData(
        "Retention:SessionDays", "0", "Retention:SessionDays is \"0\". Write a whole number from 1 to 3650, or leave it out for 90.")]
    [InlineData(
        "Retention:SessionDays", "3651", "Retention:SessionDays is \"3651\". Write a whole number from 1 to 3650, or leave it out for 90.")]
    [InlineData(
        "Retention:MessageMegabytes",
        "100000001",
        "Retention:MessageMegabytes is \"100000001\". Write a whole number from 0 to 100000000, or leave it out for 20000.")]
    [InlineData(
        "Retention:MessageMegabytes",
        "-1",
        "Retention:MessageMegabytes is \"-1\". Write a whole number from 0 to 100000000, or leave it out for 20000.")]
    [InlineData(
        "Retention:SessionDays",
        "29",
        "Retention:SessionDays is 29 and Retention:MessageDays is 30, but a session takes its messages with it.")]
    [InlineData("Retention:MessagesDays", "10", "There is no setting Retention:MessagesDays. Retention has Retention:MessageDays, ")]
    [InlineData("Backup:Keep", "-1", "Backup:Keep is \"-1\". Write a whole number from 0 to 1000, or leave it out for 3.")]
    [InlineData("Backup:Keep", "1001", "Backup:Keep is \"1001\".")]
    [InlineData("Backup:Kep", "1", "There is no setting Backup:Kep.")]
    [InlineData(
        "Limits:SignInsPerMinute",
        "0",
        "Limits:SignInsPerMinute is \"0\". Write a whole number from 1 to 1000000, or leave it out for 10.")]
    [InlineData("Limits:ApiCallsPerMinute", "0", "Limits:ApiCallsPerMinute is \"0\".")]
    [InlineData("Limits:ApiCallsAtOnce", "-5", "Limits:ApiCallsAtOnce is \"-5\".")]
    [InlineData("Limits:WrongKeysPerMinute", "0", "Limits:WrongKeysPerMinute is \"0\".")]
    [InlineData("Limits:WebConnectorCallsPerMinute", "1000001", "Limits:WebConnectorCallsPerMinute is \"1000001\".")]
    [InlineData("Limits:WrongPasswordsPerMinute", "0", "Limits:WrongPasswordsPerMinute is \"0\".")]
    [InlineData("Limits:CallsAtOnce", "many", "Limits:CallsAtOnce is \"many\".")]
    [InlineData("Limits:Speed", "1", "There is no setting Limits:Speed.")]
    [InlineData("Retention:AuditDays", "-1", "Retention:AuditDays is \"-1\". Write a whole number from 0 to 3650, or leave it out for 0.")]
    [InlineData("Retention:DeletedRecordDays", "3651", "Retention:DeletedRecordDays is \"3651\".")]
    [InlineData("Quota:RecordsPerCompany", "0", "Quota:RecordsPerCompany is \"0\".")]
    [InlineData("Quota:Records", "1", "There is no setting Quota:Records.")]
    [InlineData("Jobs:IsEnabled", "no", "Jobs:IsEnabled is \"no\". Write true or false, or leave it out for true.")]
    [InlineData("Demo", "yes", "Demo is \"yes\". Write true or false, or leave it out for false.")]
    [InlineData("Storage:Provider", "Oracle", "Storage:Provider is \"Oracle\". It must be Sqlite or SqlServer.")]
    [InlineData("Storage:Provider", "1", "Storage:Provider is \"1\".")]
    [InlineData(
        "Storage:Provider",
        "SqlServer",
        "Storage:Provider is SqlServer, so Storage:ConnectionString must name at least Server and Database")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:", "Storage:ConnectionString must name a file for SQLite")]
    [InlineData("Storage:ConnectionString", "Server=db", "Storage:ConnectionString cannot be read. For SQLite it looks like")]
    [InlineData("Storage:Conection", "x", "There is no setting Storage:Conection.")]
    [InlineData("Urls", "http://localhost:5080;nonsense", "Urls has \"nonsense\"")]
    [InlineData("Urls", "http://localhost:99999", "Urls has \"http://localhost:99999\"")]
    [InlineData(
        "PublicUrl",
        "sync.example.com",
        "PublicUrl is \"sync.example.com\", which is no web address. Write it as https://sync.example.com.")]
    [InlineData("TrustedProxies:0", "ten", "TrustedProxies has \"ten\", which is no network.")]
    [InlineData(
        "TrustedProxies", "10.0.0.0/8", "TrustedProxies is \"10.0.0.0/8\", but it is a list. Write TrustedProxies:0=\"10.0.0.0/8\"")]
    [InlineData("Setup:ApiKey", "fifteen letters", "Setup:ApiKey has 15 characters. It must have 32 to 200")]
    [InlineData(
        "Setup:ApiKey",
        "0123456789abcdef0123456789abcdef",
        "Setup:ApiKey can be guessed: it repeats itself or counts up. Make a random")]
    [InlineData("Setup:ApiKey", "change-mechange-mechange-mechange-me", "Setup:ApiKey can be guessed")]
    [InlineData("SignIn:IdleMinutes", "4", "SignIn:IdleMinutes is \"4\". Write a whole number from 5 to 10080, or leave it out for 120.")]
    [InlineData("SignIn:MostHours", "0", "SignIn:MostHours is \"0\".")]
    [InlineData("Setup:ApiKey", "a key with spaces in it, and long enough", "Setup:ApiKey has a character that no header can carry.")]
    [InlineData("Setup:AdminPassword", "correct horse battery", "Setup:AdminEmail and Setup:AdminPassword belong together.")]
    [InlineData("Setup:AdminMail", "anna@example.com", "There is no setting Setup:AdminMail.")]
    [InlineData("Serilog:MinimumLevel:Default", "Loud", "Serilog:MinimumLevel:Default is \"Loud\". It must be one of Verbose, ")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft", "Quiet", "Serilog:MinimumLevel:Override:Microsoft is \"Quiet\".")]
    [InlineData("Setup:AdminPassword", "Welcome12345", "Setup:AdminPassword is one that is guessed early.")]
    [InlineData("OpenId:Authority", "http://login.example.com", "OpenId:Authority is \"http://login.example.com\".")]
    [InlineData("OpenId:Authority", "https://login.example.com", "OpenId:Authority, OpenId:ClientId and OpenId:ClientSecret belong")]
    [InlineData("SignIn:SecondFactor", "Always", "SignIn:SecondFactor is \"Always\". It must be Optional or Administrators or Everybody.")]
    public void One_that_cannot_be_is_named_with_what_can(string key, string text, string sentence)
    {
        var said = Assert.Throws<StartupException>(() => Read((key, text))).Message.Split(Environment.NewLine);

        Assert.Contains(said, line => line.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Administrators_and_keys_are_judged_like_those_made_later_and_not_repeated()
    {
        var said = Assert.Throws<StartupException>(
            () => Read(("Setup:AdminEmail", "anna"), ("Setup:AdminPassword", "hunter2"), ("Setup:ApiKey", "hunter2hunter2"))).Message;

        Assert.Contains("Setup:AdminEmail is \"anna\", which is no e-mail address.", said);
        Assert.Contains("Setup:AdminPassword cannot be used. A password has at least 12 characters", said);
        Assert.Contains("Setup:ApiKey has 14 characters.", said);
        Assert.DoesNotContain("hunter2", said);
    }

    [Fact]
    public void A_connection_string_is_not_repeated_nor_its_password()
    {
        var said = Assert.Throws<StartupException>(
            () => Read(
                ("Storage:Provider", "SqlServer"),
                ("Storage:ConnectionString", "Server=db;Password=hunter2;Connect Timeout=soon"))).Message;

        Assert.StartsWith("Storage:ConnectionString cannot be read.", said);
        Assert.DoesNotContain("hunter2", said);
    }

    [Fact]
    public void What_is_wrong_in_every_section_is_said_at_once()
    {
        var said = Assert.Throws<StartupException>(() => Read(
            ("Retention:MessageDays", "x"), ("Retention:SessionDays", "-1"), ("Backup:Keep", "-1"), ("Limits:CallsAtOnce", "0"),
            ("Jobs:IsEnabled", "x"), ("Urls", "x"), ("PublicUrl", "y"),
            ("Setup:ApiKey", "x"), ("Storage:Provider", "x"), ("Serilog:MinimumLevel:Default", "x"))).Message;

        Assert.Equal(10, said.Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_key_has_32_to_200_characters(int length, bool isRight)
    {
        var key = new string(new Random(1).GetItems<char>("abcdefghijklmnopqrstuvwxyz0123456789", length));
        var said = Xunit.Record.Exception(() => Read(("Setup:ApiKey", key)))?.Message;

        Assert.Equal(
            isRight
                ? null
                : $"Setup:ApiKey has {length} characters. It must have 32 to 200; make a random one, for example with \"openssl rand " +
                "-hex 32\".",
            said);
    }

    [Theory]
    [InlineData("Retention:MessageDays", "1")]
    [InlineData("Retention:MessageDays", "90")]
    [InlineData("Retention:SessionDays", "30")]
    [InlineData("Retention:SessionDays", "3650")]
    [InlineData("Retention:QuietMessageDays", "1")]
    [InlineData("Retention:QuietMessageDays", "3650")]
    [InlineData("Retention:MessageMegabytes", "0")]
    [InlineData("Retention:MessageMegabytes", "100000000")]
    [InlineData("Backup:Keep", "0")]
    [InlineData("Backup:Keep", "1000")]
    [InlineData("Limits:CallsAtOnce", "1")]
    [InlineData("Limits:CallsAtOnce", "1000000")]
    public void One_at_its_limit_can_be(string key, string text) => Read((key, text));

    [Fact]
    public void Sessions_are_kept_as_long_as_their_messages_at_least()
    {
        var shortest = Read(("Retention:MessageDays", "1"), ("Retention:SessionDays", "1")).Retention;
        var longest = Read(("Retention:MessageDays", "3650"), ("Retention:SessionDays", "3650")).Retention;

        Assert.Equal((1, 1, 3650, 3650), (shortest.MessageDays, shortest.SessionDays, longest.MessageDays, longest.SessionDays));
    }

    [Fact]
    public void What_can_be_is_read()
    {
        var settings = Read(
            ("Retention:MessageDays", " 7 "), ("Retention:SessionDays", "3650"), (
                "Retention:MessageMegabytes", "0"), ("Backup:Keep", "0"), ("Backup:Directory", "/backup"), ("Limits:CallsAtOnce", "1"),
            ("Jobs:IsEnabled", "False"), ("Demo", "TRUE"), ("Urls", "http://*:80"), ("TrustedProxies:0", "10.0.0.0/8"),
            ("Storage:Provider", "sqlite"), ("Storage:ConnectionString", ""), ("Serilog:MinimumLevel", "debug"));

        Assert.Equal(
            (7, 2, 0, 3650),
            (settings.Retention.MessageDays,
                settings.Retention.QuietMessageDays,
                settings.Retention.MessageMegabytes,
                settings.Retention.SessionDays));
        Assert.Equal((0, "/backup"), (settings.Backup.Keep, settings.Backup.Directory));
        Assert.Equal((1, 6000), (settings.Limits.CallsAtOnce, settings.Limits.ApiCallsPerMinute));
        Assert.Equal((false, true), (settings.Jobs.IsEnabled, settings.Server.Demo));
        Assert.Equal(("http://localhost:80", "10.0.0.0/8"), (settings.Server.PublicUrl, Assert.Single(settings.Server.TrustedProxies)));
        Assert.Equal((StorageProvider.Sqlite, null), (settings.Storage.Provider, settings.Storage.ConnectionString));
    }

    [Fact]
    public void Nothing_has_to_be_set() => Assert.Equal(3, Read().Backup.Keep);

    private static Settings Read(params (string Key, string Text)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Text)).Build());
}
