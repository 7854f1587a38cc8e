using FluentValidation;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Companies;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Values;

/// <summary>
/// Every sentence about a value says what is wrong, the limit and what would be right. The last value that is right and the first that is
/// not stand side by side.
/// </summary>
public sealed class WhatIsSaid
{
    private const string Password = "correct horse battery";

    [Fact]
    public void About_rules()
    {
        Names("paymentMethods", 31, (rules, names) => rules with { PaymentMethods = names });
        Names("jobs.exclude", 209, (rules, names) => rules with { Jobs = new JobRules { Exclude = names } });
        Names(
            "vendors.chosen",
            41,
            (rules, names) => rules with { Vendors = new VendorRules { Include = VendorChoice.Chosen, Chosen = names } });
        var rules = new RulesValidator();
        Is(rules, new() { Version = -1 }, "version required: The version is missing. Send the version of the rules you have read.");
        Is(rules, new() { Version = -2 }, "version outOfRange: There is no such version. Send the version of the rules you have read.");
        Is(
            rules,
            new() { PaymentMethods = [] },
            "paymentMethods empty: No payment method is chosen, so no received payment would sync. Choose all, or name at least one.");
        Is(rules, new() { Vendors = new VendorRules { Include = VendorChoice.Eligible1099 } }, "");
        Is(
            rules,
            new() { Vendors = new VendorRules { Include = VendorChoice.Chosen } },
            "vendors.chosen empty: No vendor is chosen, so no vendor would sync. Name at least one vendor, or choose none.");
        Is(
            rules,
            new() { Defaults = new SectionRules { FromDate = new(2026, 1, 1) } },
            "defaults.fromDate noFromDate: The defaults have no first day. Set the document's own fromDate, or that of a section.");
    }

    [Fact]
    public void About_the_exceptions_of_sections()
    {
        var day = new SectionOverrides { FromDate = new(2026, 1, 1) };
        var voided = new SectionOverrides { OnDelete = OnDelete.Void };
        Section("customers", day, "");
        Section("invoices", day, "");
        Section(
            "vendors",
            day,
            "sections.vendors.fromDate noFromDate: Vendors have no first day: they always sync, because other records refer to them. " +
            "Leave it out. Customers and transactions may have one.");
        Section("invoices", voided, "");
        Section("vendors", voided, "sections.vendors.onDelete cannotBeVoided: QuickBooks cannot void vendors. Choose delete or unlink.");
        Section(
            "planets",
            day,
            "sections.planets unknownSection: There is no section \"planets\". Known ones: " +
            $"{string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");

        static void Section(string name, SectionOverrides rules, string said) =>
            Is(new RulesValidator(), new() { Sections = new Dictionary<string, SectionOverrides> { [name] = rules } }, said);
    }

    [Fact]
    public void About_companies_and_syncs()
    {
        var create = new CreateCompanyValidator();
        Is(create, new(null), "name required: The name is missing. Give it 1 to 100 characters.");
        Is(create, new(" "), "name empty: The name is empty. Give it 1 to 100 characters.");
        Is(
            create,
            new("a\tb"),
            "name controlCharacter: The name contains a control character. Write it without line breaks, tabs and other control " +
            "characters.");
        Is(
            create,
            new("\uffff"),
            "name invalidName: The name contains something that is no character. Write it with characters that every page and file can " +
            "show.");
        Changed(new('a', 100), 1440, 720, "");
        Changed(
            new('a', 101),
            1441,
            721,
            "name tooLong: The name has 101 characters. Give it at most 100.",
            "everyMinutes outOfRange: The minutes between two calls are out of range. Choose a whole number from 1 to 1440.",
            "polling.everyMinutes outOfRange: The minutes between two calls are out of range. Choose a whole number from 1 to 1440.",
            "stayConnected.closeAfterMinutes outOfRange: The minutes after which a session that is kept open closes are out of range. " +
            "Choose a whole number from 1 to 720.");
        var change = new ChangeCompanyValidator();
        Is(
            change,
            new(null, null, null, null, null, "Mars", null),
            "timeZone unknownTimeZone: There is no such time zone. Choose a name of the IANA list, as America/New_York or Europe/Berlin.");
        Is(
            change,
            new(null, null, null, null, null, null, null),
            " nothingToDo: The body names nothing to change. Send at least one of: name, everyMinutes, polling, stayConnected, " +
            "nightlySync, timeZone, markMemos.");
        Is(new SyncValidator(), new(null, null), "mode required: The mode is missing. One of: now, reset, compare.");
        Is(
            new SyncValidator(),
            new(SyncMode.Now, []),
            "sections empty: The list of sections is empty. Leave it out to mean all, or name at least one.");
        Is(
            new SyncValidator(),
            new(SyncMode.Now, ["planets"]),
            "sections[0] unknownWord: There is no section \"planets\" here. Known ones: " +
            $"{string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");

        void Changed(string name, int calls, int close, params string[] said) =>
            Is(
                new ChangeCompanyValidator(),
                new(name, calls, new(null, calls), new(null, null, null, close), null, null, null),
                string.Join('\n', said));
    }

    [Fact]
    public void About_people_and_keys()
    {
        Is(new NewPersonValidator(), new(null, null, null, null), string.Join(
            '\n',
            "email required: The e-mail address is missing. Type one such as anna@example.com. Nothing is sent to it; it is the name to " +
            "sign in with.",
            "password required: The password is missing. A password has at least 12 characters, at least 5 of them different.",
            "role required: The role is missing. Choose what the person may do."));
        Is(
            new FirstPersonValidator(),
            new(new string('a', 189) + "@example.com", Password, Password),
            "email tooLong: The e-mail address has 201 characters. Type one with at most 200.");
        Is(
            new GivenPasswordValidator(),
            new("abcdeabcdea"),
            "password tooWeak: The password is too weak. A password has at least 12 characters, at least 5 of them different.");
        Is(
            new GivenPasswordValidator(),
            new(Password + new string('x', 180)),
            "password tooLong: The password is too long. Choose one with at most 200 characters.");
        Is(
            new OwnPasswordValidator(),
            new(null, Password, ""),
            "current required: The present password is missing. Type the one you signed in with.\nagain different: The two passwords " +
            "are not the same. Type the same one twice.");
        Is(
            new PersonRightsValidator(),
            new(Role.Viewer, []),
            "companies empty: No company is ticked. Tick at least one company, or choose all.");
        Is(
            new NewKeyValidator(),
            new(null, false, []),
            "name required: The key's name is missing. Say what it is for, so that one can be revoked alone.\ncompanies empty: No " +
            "company is ticked. Tick at least one company, or choose all.");
        Is(new NewKeyValidator(), new("k", false, null), "");
        Is(new NewKeyValidator(), new(new string('k', 100), false, [Guid.NewGuid()]), "");
        Is(new NewKeyValidator(), new(" ", false, null), "name empty: The key's name is empty. Give it 1 to 100 characters.");
        Is(
            new NewKeyValidator(),
            new("a\nb", false, null),
            "name controlCharacter: The key's name contains a control character. Write it without line breaks, tabs and other control " +
            "characters.");
        Is(
            new NewKeyValidator(),
            new(new string('k', 101), false, null),
            "name tooLong: The key's name has 101 characters. Give it at most 100.");
    }

    [Fact]
    public void About_records_and_posts()
    {
        Is(new AppBodyValidator(), new("{}", "listID", new string('8', 36)), "");
        Is(
            new AppBodyValidator(),
            new("{}", "txnID", new string('8', 37)),
            "txnID badId: txnID is not an id of QuickBooks. Send the id as this server answered it, or leave it out.");
        Is(
            new AppBodyValidator(),
            new("{}", "listID", ""),
            "listID badId: listID is not an id of QuickBooks. Send the id as this server answered it, or leave it out.");
        Call(new string('x', 200), new string('k', 255), "");
        Call(new string('x', 201), null, "externalId tooLong: The external id has 201 characters. Use 1 to 200 characters.");
        Call(" x", null, "externalId surroundedBySpaces: The external id begins or ends with a space. Send it without.");
        Call(
            "x",
            "a\nb",
            "Idempotency-Key badKey: The Idempotency-Key cannot be used. Use 1 to 255 characters without control characters, for " +
            "instance a UUID.");
        Is(
            new ResolveValidator(),
            new(null, new string('8', 37)),
            "action required: The action is missing. One of: link, keepApart, ignore, useQuickBooks, useApp.\nquickBooksId tooLong: The " +
            "id of the record in QuickBooks has 37 characters. Give it at most 36.");
        Is(new ResolveValidator(), new(Decision.Link, new string('8', 36)), "");
        Is(
            new PostSelectedValidator(),
            new((IReadOnlyList<Guid>?)null),
            "recordIds required: The list of records is missing. Choose 1 to 500.");
        Is(
            new PostSelectedValidator(),
            new([.. Enumerable.Range(0, 501).Select(_ => Guid.NewGuid())]),
            "recordIds outOfRange: 501 records are chosen, so nothing is posted. Choose 1 to 500.");

        static void Call(string externalId, string? key, string said) =>
            Is(new AppCallValidator(), new(Guid.Empty, SectionCatalogue.Find("customers")!, externalId, null, key, ""), said);
    }

    // A list of names: each of its length, once, and not too many.
    private static void Names(string path, int length, Func<CompanyRules, IReadOnlyList<string>, CompanyRules> with)
    {
        var (right, tooLong) = (new string('n', length), new string('n', length + 1));
        string shown = ValueRules.Short(tooLong);
        Said([right, "other"], "");
        Said([right, tooLong], $"{path}[1] tooLong: \"{shown}\" has {length + 1} characters. QuickBooks' names have 1 to {length}.");
        Said([""], $"{path}[0] empty: A name is empty. QuickBooks' names have 1 to {length}.");
        Said(
            ["Visa", "VISA"],
            $"{path}[1] duplicate: \"VISA\" stands in the list twice; upper and lower case do not count. Name each one once.");
        Said([.. Enumerable.Range(0, 1000).Select(i => $"{i}")], "");
        Said([.. Enumerable.Range(0, 1001).Select(i => $"{i}")], $"{path} tooMany: The list has 1001 names. Name at most 1000.");

        void Said(IReadOnlyList<string> names, string said) => Is(new RulesValidator(), with(new(), names), said);
    }

    private static void Is<T>(IValidator<T> validator, T value, string said) =>
        Assert.Equal(said, string.Join('\n', validator.Problems(value).Select(p => $"{p.Path} {p.Code}: {p.InWords()}")));
}
