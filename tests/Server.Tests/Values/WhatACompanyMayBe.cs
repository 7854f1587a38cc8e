using System.Text.Json;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Companies;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Values;

public sealed class WhatACompanyMayBe
{
    [Theory]
    [InlineData(null, "name required")]
    [InlineData("", "name empty")]
    [InlineData(" \t ", "name empty")]
    [InlineData("line\nbreak", "name controlCharacter")]
    [InlineData("bell\a", "name controlCharacter")]
    [InlineData("half \ud83c of a pair", "name invalidName")]
    [InlineData("\uffff", "name invalidName")]
    [InlineData("A", "")]
    [InlineData("  Käfer & Söhne 🍀 ", "")]
    public void A_name(string? name, string wrong)
    {
        Assert.Equal(wrong, new CreateCompanyValidator().Wrong(new(name)));
        Assert.Equal(
            name is null ? "nothingToDo" : wrong, new ChangeCompanyValidator().Wrong(new(name, null, null, null, null, null, null)));
    }

    [Fact]
    public void A_name_has_a_hundred_characters_at_most_spaces_around_it_do_not_count()
    {
        Assert.Empty(new CreateCompanyValidator().Wrong(new("  " + new string('a', 100) + "  ")));
        var problem = Assert.Single(new CreateCompanyValidator().Problems(new(new string('a', 101))));
        Assert.Equal(new FieldProblem("name", "tooLong", "The name has 101 characters.", "Give it at most 100."), problem);
    }

    [Theory]
    [InlineData("""{"everyMinutes": 1, "polling": {"everyMinutes": 1440}, "stayConnected": {"closeAfterMinutes": 720}}""", "")]
    [InlineData("""{"everyMinutes": 0}""", "everyMinutes outOfRange")]
    [InlineData("""{"everyMinutes": 1441}""", "everyMinutes outOfRange")]
    [InlineData("""{"everyMinutes": 99999999999}""", "everyMinutes outOfRange")]
    [InlineData("""{"polling": {"everyMinutes": 0}, "stayConnected": {"closeAfterMinutes": 0}}""", "polling.everyMinutes outOfRange, stayConnected.closeAfterMinutes outOfRange")]
    [InlineData("""{"stayConnected": {"closeAfterMinutes": 721}}""", "stayConnected.closeAfterMinutes outOfRange")]
    [InlineData("""{"timeZone": "Europe/Berlin", "nightlySync": {"sections": []}}""", "")]
    [InlineData("""{"timeZone": "Middle/Earth"}""", "timeZone unknownTimeZone")]
    [InlineData("""{"timeZone": ""}""", "timeZone unknownTimeZone")]
    [InlineData("""{"timeZone": "W. Europe Standard Time"}""", "timeZone unknownTimeZone")]
    [InlineData("""{"nightlySync": {"sections": ["customers", "company", "unicorns"]}}""", "nightlySync.sections[1] unknownWord, nightlySync.sections[2] unknownWord")]
    [InlineData("{}", "nothingToDo")]
    [InlineData("""{"name": null, "polling": null}""", "nothingToDo")]
    [InlineData("""{"markMemos": false}""", "")]
    public void Its_clock(string body, string wrong) =>
        Assert.Equal(
            wrong,
            new ChangeCompanyValidator().Wrong(CompanyBodies.ReadChange(new JsonFields(JsonSerializer.Deserialize<JsonElement>(body)))));

    [Theory]
    [InlineData("""{"mode": "now"}""", "")]
    [InlineData("""{"mode": "reset", "sections": ["customers", "company"]}""", "")]
    [InlineData("{}", "mode required")]
    [InlineData("""{"mode": "now", "sections": []}""", "sections empty")]
    [InlineData("""{"mode": "now", "sections": ["customers", "planets", 7]}""", "sections[1] unknownWord, sections[2] unknownWord")]
    public void What_a_sync_is_asked_for(string body, string wrong) =>
        Assert.Equal(wrong, new SyncValidator().Wrong(SyncBody.Read(new JsonFields(JsonSerializer.Deserialize<JsonElement>(body)))));

    [Theory]
    [InlineData("""{"action": "link", "quickBooksId": "8000002A-1735689600"}""", "")]
    [InlineData("""{"quickBooksId": " "}""", "action required, quickBooksId empty")]
    [InlineData("""{"action": "ignore", "quickBooksId": "1234567890123456789012345678901234567"}""", "quickBooksId tooLong")]
    public void What_is_decided_about_a_record(string body, string wrong) =>
        Assert.Equal(wrong, new ResolveValidator().Wrong(ResolveBody.Read(new JsonFields(JsonSerializer.Deserialize<JsonElement>(body)))));

    [Theory]
    [InlineData(null, "recordIds required")]
    [InlineData(0, "recordIds outOfRange")]
    [InlineData(1, "")]
    [InlineData(500, "")]
    [InlineData(501, "recordIds outOfRange")]
    public void How_many_records_are_posted_at_once(int? count, string wrong) =>
        Assert.Equal(
            wrong, new PostSelectedValidator().Wrong(new(count is { } n ? [.. Enumerable.Range(0, n).Select(_ => Guid.NewGuid())] : null)));
}
