namespace WebConnectorSync.Simulator.Company;

/// <summary>The result of one request: statusCode and statusMessage.</summary>
internal sealed record Status(int Code, string Message)
{
    private const string NoSuchRecord = "QuickBooks error message: Invalid argument.  The specified record does not exist in the list.";

    public static readonly Status Ok = new(0, "Status OK");

    public static readonly Status NoMatch = new(1, "A query request did not find a matching object in QuickBooks");

    public static readonly Status NotProcessed = new(3231, "The request has not been processed.");

    public static readonly Status FeatureOff = new(3250, "This feature is not enabled or not available in this version of QuickBooks.");

    public static readonly Status NoPermission = new(3260, "Insufficient permission level to perform this action.");

    public static readonly Status NoPersonalData =
        new(3261, "The integrated application has no permission to access sensitive data in this QuickBooks company file.");

    public static readonly Status ReadOnly = new(3263, "The integrated application has read-only access to the QuickBooks company file.");

    /// <summary>Info, Warn or Error, by the range of the code.</summary>
    public string Severity => Code < 500 ? "Info" : Code < 1000 ? "Warn" : "Error";

    public static Status Incomplete(string missing) =>
        new(
            500,
            $"The query request has not been fully completed. There was a required element (\"{missing}\") that could not be found in " +
            "QuickBooks.");

    public static Status NotFound(string id) => new(3120, $"Object \"{id}\" specified in the request cannot be found.  {NoSuchRecord}");

    public static Status NameInUse(string name) => new(3100, $"The name \"{name}\" of the list element is already in use.");

    public static Status BadReference(string target, string named, string place) =>
        new(3140, $"There is an invalid reference to QuickBooks {target} \"{named}\" in the {place}.  {NoSuchRecord}");

    public static Status OutOfDate(string editSequence) => new(3200, $"The provided edit sequence \"{editSequence}\" is out-of-date.");

    public static Status Locked(string id, bool isTransaction) => new(
        3175,
        $"There was an error adding, modifying or deleting {id} because it is already in use.  QuickBooks error message: " +
        (isTransaction ? "The transaction could not be locked.  It is in use by another user." : "The list element is in use."));

    public static Status ModifiedByAnother(string objectName) =>
        new(
            3170,
            $"There was an error when modifying a {objectName}.  QuickBooks error message: This list has been modified by another user.");

    public static Status Invalid(string field, string value, string why) =>
        new(3210, $"The \"{field}\" field has an invalid value \"{value}\".  QuickBooks error message: {why}");
}
