using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Accounts, classes, terms, payment methods, sales tax codes, an invoice template.</summary>
internal sealed class SmallLists(Seeder seeder, SeedPlan plan)
{
    private static readonly (string Name, string Type)[] Accounts =
    [
        ("Checking", "Bank"), ("Savings", "Bank"),
        ("Accounts Receivable", "AccountsReceivable"), ("Undeposited Funds", "OtherCurrentAsset"),
        ("Furniture and Equipment", "FixedAsset"), ("Accounts Payable", "AccountsPayable"), ("Company Card", "CreditCard"),
        ("Sales Tax Payable", "OtherCurrentLiability"), ("Opening Balance Equity", "Equity"), ("Retained Earnings", "Equity"),
        ("Service Income", "Income"), ("Reimbursed Expenses", "Income"), ("Subcontractors", "CostOfGoodsSold"), ("Rent", "Expense"),
        ("Office Supplies", "Expense"), ("Travel", "Expense"), ("Telephone", "Expense"), ("Insurance", "Expense"),
        ("Interest Income", "OtherIncome"), ("Taxes", "OtherExpense"),
    ];

    private static readonly string[] PaymentMethods = ["Cash", "Check", "Visa", "MasterCard", "American Express", "E-Check"];

    private static readonly string[] PaymentTypes = ["Cash", "Check", "Visa", "MasterCard", "AmericanExpress", "ECheck"];

    public void Run()
    {
        for (var i = 0; i < plan.Accounts; i++)
        {
            var (name, type) =
                i < Accounts.Length ? Accounts[i] : (string.Create(CultureInfo.InvariantCulture, $"Department {i}"), "Expense");
            seeder.Insert(
                "Account", name, i, plan.Accounts, new XElement("AccountType", type), new XElement("CashFlowClassification", "None"));
        }

        for (var i = 0; i < plan.Classes; i++)
        {
            var (city, _, _) = Words.Towns[i % Words.Towns.Length];
            seeder.Insert("Class", Seeder.Numbered(city, i / Words.Towns.Length), i, plan.Classes, seeder.Activity(i));
        }

        Terms();
        for (var i = 0; i < plan.PaymentMethods; i++)
        {
            var n = i % PaymentMethods.Length;
            seeder.Insert(
                "PaymentMethod",
                Seeder.Numbered(PaymentMethods[n], i / PaymentMethods.Length),
                i,
                plan.PaymentMethods,
                new XElement("PaymentMethodType", PaymentTypes[n]));
        }

        for (var i = 0; i < plan.SalesTaxCodes; i++)
        {
            var name = i switch { 0 => "Tax", 1 => "Non", _ => string.Create(CultureInfo.InvariantCulture, $"T{i}") };
            seeder.Insert(
                "SalesTaxCode",
                name,
                i,
                plan.SalesTaxCodes,
                new XElement("IsTaxable", i == 1 ? "false" : "true"),
                new XElement("Desc", i == 1 ? "Non-Taxable Sales" : "Taxable Sales"));
        }

        if (plan.Invoices > 0 && QbxmlLanguage.Default.FindObject("Template")?.Ret is not null)
        {
            seeder.Insert("Template", "Intuit Service Invoice", 0, 1, new XElement("TemplateType", "Invoice"));
        }
    }

    private void Terms()
    {
        int[] days = [30, 15, 0, 60, 10];
        for (var i = 0; i < plan.Terms; i++)
        {
            if (i == plan.Terms - 1 && i > 0)
            {
                seeder.Insert(
                    "DateDrivenTerms",
                    "20th of month",
                    i,
                    plan.Terms,
                    new XElement("DayOfMonthDue", "20"),
                    new XElement("DueNextMonthDays", "5"));
                return;
            }

            var due = i < days.Length ? days[i] : 60 + i;
            var name = due == 0 ? "Due on receipt" : string.Create(CultureInfo.InvariantCulture, $"Net {due}");
            seeder.Insert(
                "StandardTerms",
                name,
                i,
                plan.Terms,
                new XElement("StdDueDays", due.ToString(CultureInfo.InvariantCulture)),
                new XElement("StdDiscountDays", "0"),
                new XElement("DiscountPct", "0.00"));
        }
    }
}
