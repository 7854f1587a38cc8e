namespace WebConnectorSync.Domain.Catalogue;

/// <summary>How the page marks it. Not always the statusSeverity of QuickBooks: a feature a company does not use is no error.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
