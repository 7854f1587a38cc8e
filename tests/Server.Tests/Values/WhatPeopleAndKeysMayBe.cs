using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Values;

public sealed class WhatPeopleAndKeysMayBe
{
    private const string Email = "anna@example.com";
    private const string Password = "correct horse battery";

    public static TheoryData<string?, string> Emails => new()
    {
        { Email, "" },
        { "  anna@example.com ", "" },
        { null, "email required" },
        { "", "email notAnAddress" },
        { "anna", "email notAnAddress" },
        { "Anna <anna@example.com>", "email notAnAddress" },
        { "anna@example.com, bert@example.com", "email notAnAddress" },
        { new string('a', 188) + "@example.com", "" },
        { new string('a', 189) + "@example.com", "email tooLong" },
    };

    public static TheoryData<string?, string> Passwords => new()
    {
        { Password, "" },
        { "kqtvz kqtzvk", "" },
        { "abcdeabcdeab", "password guessable" },
        { null, "password required" },
        { "", "password tooWeak" },
        { "abcdeabcdea", "password tooWeak" },
        { "aaaaaaaaabcd", "password tooWeak" },
        { string.Concat(Enumerable.Range(100, 50).Select(i => $"w{i}")), "" },
        { string.Concat(Enumerable.Repeat("abcde", 40)) + "a", "password tooLong" },
    };

    [Theory, MemberData(nameof(Emails))]
    public void An_e_mail_address(string? email, string wrong)
    {
        Assert.Equal(wrong, new NewPersonValidator().Wrong(new(email, Password, Role.Viewer, null)));
        Assert.Equal(wrong, new FirstPersonValidator().Wrong(new(email, Password, Password)));
    }

    [Theory, MemberData(nameof(Passwords))]
    public void A_password(string? password, string wrong)
    {
        Assert.Equal(wrong, new NewPersonValidator().Wrong(new(Email, password, Role.Viewer, null)));
        Assert.Equal(wrong, new FirstPersonValidator().Wrong(new(Email, password, password)));
        Assert.Equal(wrong, new OwnPasswordValidator().Wrong(new("old", password, password)));
        Assert.Equal(wrong, new GivenPasswordValidator().Wrong(new(password)));
    }

    [Fact]
    public void A_password_is_typed_the_same_twice_and_the_present_one_too()
    {
        Assert.Equal("again different", new FirstPersonValidator().Wrong(new(Email, Password, Password + "x")));
        Assert.Equal("again different", new OwnPasswordValidator().Wrong(new("old", Password, null)));
        Assert.Equal("current required", new OwnPasswordValidator().Wrong(new(null, Password, Password)));
    }

    [Theory]
    [InlineData(Role.Viewer, null, "")]
    [InlineData(Role.Viewer, 1, "")]
    [InlineData(Role.Bookkeeper, 0, "companies empty")]
    [InlineData(Role.Administrator, 0, "")]
    [InlineData(null, null, "role required")]
    internal void A_role_and_its_companies(Role? role, int? companies, string wrong)
    {
        Guid[]? seen = companies is { } count ? [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())] : null;
        Assert.Equal(wrong, new PersonRightsValidator().Wrong(new(role, seen)));
        Assert.Equal(wrong, new NewPersonValidator().Wrong(new(Email, Password, role, seen)));
    }

    [Fact]
    public void A_key()
    {
        Assert.Empty(new NewKeyValidator().Wrong(new(" our app ", false, null)));
        Assert.Empty(new NewKeyValidator().Wrong(new(new string('k', 100), true, [Guid.NewGuid()])));
        Assert.Equal("name required", new NewKeyValidator().Wrong(new(null, false, null)));
        Assert.Equal("name empty, companies empty", new NewKeyValidator().Wrong(new(" ", false, [])));
        Assert.Equal("name tooLong", new NewKeyValidator().Wrong(new(new string('k', 101), false, null)));
        Assert.Equal("name reserved", new NewKeyValidator().Wrong(new("Setup", false, null)));
        Assert.Equal("name controlCharacter", new NewKeyValidator().Wrong(new("a\nb", false, null)));
    }

    [Theory]
    [InlineData("A1", null, "")]
    [InlineData("", null, "externalId tooLong")]
    [InlineData("A1 ", null, "externalId surroundedBySpaces")]
    [InlineData("A1", "", "Idempotency-Key badKey")]
    [InlineData("A1", "a\nb", "Idempotency-Key badKey")]
    public void The_ids_of_a_call(string externalId, string? key, string wrong) => Assert.Equal(wrong, Call(externalId, key));

    [Fact]
    public void The_ids_of_a_call_are_not_too_long()
    {
        Assert.Empty(Call(new string('x', 200), new string('k', 255)));
        Assert.Equal("externalId tooLong, Idempotency-Key badKey", Call(new string('x', 201), new string('k', 256)));
    }

    private static string Call(string externalId, string? key) =>
        new AppCallValidator().Wrong(new(Guid.Empty, SectionCatalogue.Find("customers")!, externalId, null, key, ""));
}
