namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>
/// Differences between tables and official schemas that are meant, each with its reason. A star stands for any beginning or end of a path.
/// </summary>
internal static class Omissions
{
    private const string NotPublished =
        "Only in the XSD of 16.0; Intuit's published message file does not have it, and sending it is untried.";
    private const string Payroll = "Payroll set-up, only in the XSD of 16.0 and closed to applications outside Intuit.";
    private const string OtherCountries =
        "The schema carries lengths of the US edition; this exists in Canada and the UK only, and the length is theirs.";
    private const string Typo = "The schema forbids it (maxOccurs 0) by mistake; the message file has it, and applications use it.";
    private const string Numbered = "The schema writes the numbers of Intuit's own enumeration into the words.";
    private const string OwnRecord = "Read as a record of its own wherever it stands.";
    private const string Dropped = "A box of form 1099 that later versions no longer have.";

    private const string NotMarked = "The message file marks no version, but the schema of 13.0 does not have it yet.";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["BillAddRq/BillAdd/ClassRef"] = NotPublished,
        ["BillModRq/BillMod/ClassRef"] = NotPublished,
        ["BillRet/ClassRef"] = NotPublished,
        ["*/ExpenseLineAdd/VendorRef"] = NotPublished,
        ["*/ExpenseLineRet/VendorRef"] = NotPublished,
        ["EmployeeModRq/EmployeeMod/SSN"] = NotPublished,
        ["EmployeeModRq/EmployeeMod/Gender"] = NotPublished,
        ["*/IsCoveredByQualifiedPensionPlan"] = Payroll,
        ["*/PayScheduleRef"] = Payroll,
        ["*/ClearNonEarnings"] = Payroll,
        ["*/NonEarnings"] = Payroll,
        ["*/EmployeeTaxInfo"] = Payroll,
        ["EmployeeAddRq/*/WorkersCompCodeRef"] = Payroll,
        ["EmployeeModRq/*/WorkersCompCodeRef"] = Payroll,
        ["EmployeeRet/*/WorkersCompCodeRef"] = Payroll,
        ["*/ClearDirectDepositAccounts"] = Payroll,
        ["*/EmployeeDirectDepositAccount"] = Payroll,
        ["*/SickHours/YearBeginsDate"] = Payroll,
        ["*/VacationHours/YearBeginsDate"] = Payroll,
        ["*/PayrollItemDetailTypeValue"] = Payroll,
        ["PayrollItemWage*/OvertimeMultiplier"] = Payroll,
        ["PayrollItemWage*/Rate"] = Payroll,
        ["PayrollItemWage*/RatePercent"] = Payroll,
        ["*/TxnDelType=Payroll*"] = Payroll,
        ["*/SalesTaxReturnLineRef/FullName length"] = OtherCountries,
        ["*/SalesTaxReturnRef/FullName length"] = OtherCountries,
        ["SalesTaxReturnRet/FullName length"] = OtherCountries,
        ["SalesTaxReturnRet/Desc length"] = OtherCountries,
        ["SalesTaxReturnLineRet/FullName length"] = OtherCountries,
        ["InventoryAdjustmentAddRq/*/ValueAdjustment/NewValue"] = Typo,
        ["InventoryAdjustmentAddRq/*/ValueAdjustment/ValueDifference"] = Typo,
        ["SalesOrderRet/FulfillmentStatus=*"] = Numbered,
        ["TxnDelRs/ErrorRecovery"] = OwnRecord,
        ["TxnVoidRs/ErrorRecovery"] = OwnRecord,
        ["*/MappingCategory=BOX13"] = Dropped,
        ["Form1099CategoryAccountMapping*/FormType since"] = NotMarked,
        ["PreferencesRet/ItemsAndInventoryPreferences/IsInventoryExpirationDateEnabled since"] = NotMarked,
    };

    /// <summary>Whether the list has that path.</summary>
    public static bool Has(string path) => Reasons.Keys.Any(pattern => Matches(pattern, path));

    private static bool Matches(string pattern, string path)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern == path;
        }

        var (beginning, end) = (pattern[..star], pattern[(star + 1)..]);
        return end.EndsWith('*')
            ? path.StartsWith(beginning, StringComparison.Ordinal) && path.Contains(end[..^1], StringComparison.Ordinal)
            : path.Length > beginning.Length + end.Length && path.StartsWith(
                beginning, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal);
    }
}
