namespace WebConnectorSync.Server.Api.Records;

/// <summary>Marks an endpoint whose body is the fields of a record; the API description shows them for each section.</summary>
internal sealed record RecordFieldsBody;
