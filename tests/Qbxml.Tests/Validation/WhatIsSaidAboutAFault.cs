using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Validation;

/// <summary>Each fault names the field, the limit and what was given, and says what to do.</summary>
public sealed class WhatIsSaidAboutAFault
{
    private const string Leave = "Correct the value, or leave the field out.";

    [Theory]
    [InlineData("Customer", "isActive", "\"yes\"", "badBool", "isActive must be true or false; given: \"yes\".", Leave)]
    [InlineData("StandardTerms", "stdDueDays", "\"ten\"", "badInt", "stdDueDays must be a whole number; given: \"ten\".", Leave)]
    [InlineData(
        "StandardTerms", "stdDueDays", "3000000000", "outOfRange",
        "stdDueDays must be between -2147483648 and 2147483647; given: \"3000000000\".", "Correct the value.")]
    [InlineData(
        "Customer", "jobStartDate", "\"soon\"", "badDate",
        "jobStartDate must be a date from 1901 to 9999 such as 2026-11-21; given: \"soon\".", Leave)]
    [InlineData("Customer", "creditLimit", "\"12,5\"", "badAmount", "creditLimit must be a number; given: \"12,5\".", Leave)]
    [InlineData("StandardTerms", "discountPct", "\"x\"", "badNumber", "discountPct must be a number; given: \"x\".", Leave)]
    [InlineData(
        "Customer", "creditLimit", "1.005", "tooManyDecimals", "creditLimit takes at most 2 decimals; given: \"1.005\".", "Round it.")]
    [InlineData(
        "StandardTerms", "discountPct", "1.0000001", "tooManyDecimals",
        "discountPct takes at most 5 decimals; given: \"1.0000001\".", "Round it.")]
    [InlineData(
        "Customer", "creditLimit", "12345678901234", "tooBig",
        "creditLimit takes at most 13 digits before the point; given: \"12345678901234\".", "Correct the value.")]
    [InlineData(
        "StandardTerms", "discountPct", "12345678901", "tooBig",
        "discountPct takes at most 10 digits before the point; given: \"12345678901\".", "Correct the value.")]
    [InlineData(
        "TimeTracking", "duration", "\"soon\"", "badInterval", "duration must be a duration such as PT1H30M; given: \"soon\".", Leave)]
    [InlineData("Customer", "externalGUID", "\"7\"", "badGuid", "externalGUID must be a GUID in braces or 0; given: \"7\".", Leave)]
    [InlineData(
        "VehicleMileage", "billableStatus", "\"Free\"", "badWord",
        "billableStatus must be one of Billable, NotBillable, HasBeenBilled; given: \"Free\".", "Use one of these words.")]
    [InlineData("Vendor", "companyName", "\"12345678901234567890123456789012345678\\n0\"", null, null, null)]
    [InlineData(
        "Vendor", "companyName", "\"123456789012345678901234567890123456789\\n01\"", "tooLong",
        "companyName has 43 characters (a line end counts as two); QuickBooks takes 41.", "Shorten it.")]
    [InlineData(
        "StandardTerms", "name", "\"a\\tb\"", "badName", "name has a tab or the end of a line; in QuickBooks a name stands on one line.",
        "Put a blank there.")]
    [InlineData(
        "Employee", "lastName", "\"a:b\"", "badName", "lastName has a colon; QuickBooks uses it to separate the parts of a full name.",
        "Take the colon out; a parent is named in parentRef.")]
    [InlineData(
        "Customer", "phone", "true", "badType", "phone must be a text, not true or false.",
        "Send it in quotation marks, as it is to stand in QuickBooks.")]
    [InlineData(
        "Invoice", "linkToTxnID", "[\"1234567890123456789012345678901234567\"]", "tooLong",
        "linkToTxnID[0] has 37 characters (a line end counts as two); QuickBooks takes 36.", "Use the id exactly as QuickBooks gave it.")]
    [InlineData("Customer", "phone", "{\"a\": 1}", "badType", "phone must be a single value.", Leave)]
    [InlineData(
        "Customer", "phone", "\"Ж\"", "badCharacter", "phone has a character 'Ж' (U+0416) that a company file cannot store.",
        "Use letters and signs of Western European languages (Windows-1252).")]
    [InlineData(
        "Customer", "phone", "\"\\u0001\"", "badCharacter", "phone has a character (U+0001) that a company file cannot store.",
        "Use letters and signs of Western European languages (Windows-1252).")]
    [InlineData(
        "Customer", "phone", "[\"1\"]", "badType", "phone takes one value, not a list.", "Send the value without brackets.")]
    [InlineData(
        "Customer", "billAddress", "\"x\"", "badType", "billAddress must be an object with fields.", "Send it as { \"field\": value }.")]
    [InlineData(
        "Customer", "termsRef", "\"x\"", "badType", "termsRef must be an object with listID or fullName.",
        "Send it as { \"fullName\": \"...\" }.")]
    [InlineData("Customer", "termsRef", "{}", "reference", "termsRef does not say what it refers to.", "Give listID or fullName.")]
    [InlineData(
        "Customer", "termsRef", "{\"listID\": \" \", \"fullName\": null}", "reference", "termsRef does not say what it refers to.",
        "Give listID or fullName.")]
    [InlineData(
        "Customer", "termsRef", "{\"fullName\": \"x\", \"days\": 5}", "unknownField", "termsRef.days is not part of a reference.",
        "A reference has listID, fullName or externalId.")]
    [InlineData(
        "ReceivePayment", "appliedTo", "[{\"txnID\": {}}]", "reference", "appliedTo[0].txnID does not say which transaction it means.",
        "Give the transaction's txnID.")]
    [InlineData(
        "Invoice", "lines", "{\"desc\": \"x\"}", "badType", "lines must be a list.", "Send it in brackets, also when there is only one.")]
    [InlineData("Customer", "balance", "5", "computed", "balance is set by QuickBooks and cannot be sent.", "Leave it out.")]
    [InlineData("Customer", "phon", "\"1\"", "unknownField", "phon is not a field of CustomerAdd.", "Did you mean phone?")]
    [InlineData(
        "Customer", "customFields", "[]", "badType", "customFields must be an object of names and values.",
        "Send it as { \"Field name\": \"value\" }.")]
    [InlineData(
        "Customer", "customFields", "{\"12345678901234567890123456789012\": \"x\"}", "tooLong",
        "The custom field name 12345678901234567890123456789012 has 32 characters; QuickBooks takes 31.",
        "Use the name as it is in QuickBooks.")]
    [InlineData("Customer", "customFields", "{\"1234567890123456789012345678901\": null}", null, null, null)]
    [InlineData(
        "Customer", "customFields", "{\"Colour\": {}}", "badType", "The custom field Colour must be a text.",
        "Send it in quotation marks.")]
    [InlineData(
        "Customer", "taxRegistrationNumber", "\"5\"", "notInCountry",
        "taxRegistrationNumber exists only in QuickBooks for CA, UK; this one is for US.", "Leave it out for this company.")]
    public void Of_a_new_record(string objectName, string field, string json, string? code, string? message, string? advice)
    {
        var request = QbxmlLanguage.Default.Object(objectName).Add!;

        var problem = new Validator().Check(request, Sent.Json($$"""{"{{field}}": {{json}}}"""), Dialect.Newest).Problems
            .SingleOrDefault(p => p.Code != "required");

        Assert.Equal((code, message, advice), (problem?.Code, problem?.Message, problem?.Advice));
    }

    [Theory]
    [InlineData("CustomerAddRq", "{}", "name is missing.", "QuickBooks does not accept the record without it.")]
    [InlineData("CustomerAddRq", """{"name": null}""", "name is missing.", "QuickBooks does not accept the record without it.")]
    [InlineData("CustomerAddRq", """{"name": "  "}""", "name is empty.", "QuickBooks does not accept the record without it.")]
    [InlineData(
        "CustomerAddRq", """{"name": "a:b"}""", "name has a colon; QuickBooks uses it to separate the parts of a full name.",
        "Take the colon out; a parent is named in parentRef.")]
    [InlineData("CustomerAddRq", "[]", "The record must be an object with fields.", "Send it as { \"field\": value }.")]
    [InlineData(
        "CustomerModRq", """{"listID": "1", "editSequence": "2", "jobStatus": null}""", "jobStatus cannot be emptied in QuickBooks.",
        "Give a value, or leave the field out to keep it as it is.")]
    [InlineData(
        "CustomerModRq", """{"listID": "1", "editSequence": "2", "jobStatus": ""}""", "jobStatus cannot be emptied in QuickBooks.",
        "Give a value, or leave the field out to keep it as it is.")]
    [InlineData("CustomerModRq", """{"listID": "1", "editSequence": "2", "phone": null, "fax": " "}""", null, null)]
    [InlineData("CustomerAddRq", """{"name": "a", "phone": " ", "jobStatus": null}""", null, null)]
    [InlineData(
        "CustomerQueryRq", """{"listID": ["1"], "fullName": ["a"]}""",
        "fullName cannot stand beside listID: QuickBooks takes only one of the two.", "Leave one of them out.")]
    [InlineData("CustomerQueryRq", """{"maxReturned": 0}""", "maxReturned must be between 1 and 2147483647; given: \"0\".", "Correct the value.")]
    [InlineData(
        "CustomerQueryRq", """{"fromModifiedDate": "2040-01-01"}""",
        "fromModifiedDate must be a date and time from 1970 to 19 January 2038 such as 2026-11-21T09:30:00; given: \"2040-01-01\".",
        "Correct the value, or leave the field out.")]
    [InlineData(
        "VehicleMileageAddRq", """{"vehicleRef": {"fullName": "a"}}""", "The record needs one of odometerStart, totalMiles.",
        "Give exactly one of them.")]
    [InlineData(
        "JournalEntryAddRq", "{}", "lines needs at least one entry.", "QuickBooks does not accept the record without it.")]
    [InlineData(
        "JournalEntryAddRq", """{"lines": []}""", "lines needs at least one entry.", "QuickBooks does not accept the record without it.")]
    [InlineData(
        "BillPaymentCreditCardAddRq",
        """{"payeeEntityRef": {"fullName": "a"}, "creditCardAccountRef": {"fullName": "b"}, "appliedTo": []}""",
        "appliedTo needs at least one entry.", "QuickBooks does not accept the record without it.")]
    [InlineData("JournalEntryAddRq", """{"lines": [{"amount": 1}]}""", "lines[0].type must be debit or credit.", "Say which it is.")]
    [InlineData("JournalEntryAddRq", """{"lines": [{"type": "Both"}]}""", "lines[0].type must be debit or credit.", "Say which it is.")]
    [InlineData(
        "SalesTaxReturnQueryRq", "{}", "SalesTaxReturnQueryRq exists only in QuickBooks for CA, UK; this one is for US.",
        "Leave it out for this company.")]
    public void Of_a_whole_request(string request, string json, string? message, string? advice)
    {
        var problem = new Validator().Check(QbxmlLanguage.Default.Message(request), Sent.Json(json), Dialect.Newest).Problems
            .SingleOrDefault();

        Assert.Equal((message, advice), (problem?.Message, problem?.Advice));
    }

    [Theory]
    [InlineData(60, "{0}\"")]
    [InlineData(61, "{0}...\"")]
    public void A_long_value_is_shown_by_its_beginning(int length, string shown) => Assert.EndsWith(
        $"; given: \"{string.Format(System.Globalization.CultureInfo.InvariantCulture, shown, new string('x', Math.Min(length, 60)))}.",
        new Validator().Check(
            QbxmlLanguage.Default.Message("CustomerModRq"),
            Sent.Json($$"""{"listID": "1", "editSequence": "2", "creditLimit": "{{new string('x', length)}}"}"""),
            Dialect.Newest).Problems.Single().Message,
        StringComparison.Ordinal);

    // A third of the letters may be wrong, and one of a short name.
    [Theory]
    [InlineData("compnyName", "companyName")]
    [InlineData("COMPANYNAME", "companyName")]
    [InlineData("cmpanName", "companyName")]
    [InlineData("fx", "fax")]
    [InlineData("memail", "email")]
    [InlineData("notess", "notes")]
    [InlineData("anythingElse", null)]
    [InlineData("x", null)]
    [InlineData("companyNameThatIsMuchTooLongToBeTheNameOfAnyFieldThatQuickBooksHas", null)]
    public void A_misspelt_name_brings_the_nearest(string field, string? near) => Assert.Equal(
        near is null ? "Look up the field's name, or leave it out." : $"Did you mean {near}?",
        new Validator().Check(
            QbxmlLanguage.Default.Message("CustomerAddRq"), Sent.Json($$"""{"name": "a", "{{field}}": "x"}"""), Dialect.Newest)
            .Problems.Single().Advice);
}
